import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { Config } from '../../config/config.js';
import { Sleeper } from '../sleeper.js';
import { type EmbeddingModel } from './embedding-model.js';
import { OpenAiEmbeddingModel } from './openai-embedding-model.js';

const OPENAI_PREFIX = 'openai:';

/** Knows the embedding model that is configured, and those that older vectors were made by. */
@Injectable()
export class EmbeddingModels {
  /** Undefined where none is configured: then documents are found by their words alone. */
  readonly configured: EmbeddingModel | undefined;
  private readonly models = new Map<string, EmbeddingModel>();

  constructor(
    private readonly config: Config,
    private readonly sleeper: Sleeper,
    private readonly clock: Clock,
  ) {
    const { embedding } = config.models;
    this.configured = embedding && this.resolve(`${OPENAI_PREFIX}${embedding.model}`);
  }

  /**
   * Finds a model by the name that is stored with its vectors, so that they can be searched until newer ones are there.
   * @returns undefined where no endpoint for embeddings is configured, and for a name of another provider.
   */
  resolve(id: string): EmbeddingModel | undefined {
    const { embedding } = this.config.models;
    const model = id.startsWith(OPENAI_PREFIX) ? id.slice(OPENAI_PREFIX.length) : '';
    if (embedding === undefined || model === '') return undefined;
    const known = this.models.get(id);
    if (known !== undefined) return known;
    const adapter = new OpenAiEmbeddingModel(embedding.endpoint, model, this.sleeper, this.clock);
    this.models.set(id, adapter);
    return adapter;
  }
}
