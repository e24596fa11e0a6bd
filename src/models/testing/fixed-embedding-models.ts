import { FixedClock } from '../../common/testing/fixed-clock.js';
import { loadConfig } from '../../config/config.js';
import { type EmbeddingModel } from '../embeddings/embedding-model.js';
import { EmbeddingModels } from '../embeddings/embedding-models.js';
import { RecordingSleeper } from './recording-sleeper.js';

/** The embedding models that a test gives it. */
export class FixedEmbeddingModels extends EmbeddingModels {
  /** @param earlier those that older vectors were made by. */
  constructor(
    override readonly configured: EmbeddingModel | undefined,
    private readonly earlier: readonly EmbeddingModel[] = [],
  ) {
    super(loadConfig({}), new RecordingSleeper(), new FixedClock());
  }

  override resolve(id: string): EmbeddingModel | undefined {
    return [this.configured, ...this.earlier].find((model) => model?.id === id);
  }
}
