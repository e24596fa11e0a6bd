import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Clock } from '../../common/clock.js';
import { applicationOf, conversationOf } from '../../common/knowledge-owner.js';
import { EmbeddingModels } from '../../models/embeddings/embedding-models.js';
import { type Learned, nearnessOf } from '../index/fusion/learned.js';
import { type QuestionVector } from '../index/ranking/ranking.js';
import { EmbeddingDimensionsError, EmbeddingModelUnknownError } from '../index/vectors/embedding.errors.js';
import { GenerationsRepository } from '../index/vectors/generations.repository.js';
import { type Generation } from '../index/vectors/vector-search.js';
import { type Turn } from '../index/words/query-builder.js';
import { askedText } from './asked-text.js';
import { CircuitBreaker } from './circuit-breaker.js';
import { failureOf } from './failure-of.js';

/** The same question comes again: with another filter, to be explained, by somebody else. */
const KEPT_VECTORS = 100;

/** What came of embedding a question. */
export interface Meaning {
  /**
   * What is known of the model that searches use; null where nothing is. A conversation's few files teach too little: there
   * it is what was learned of the same model on all that its application knows.
   */
  learned: Learned | null;
  /** Undefined where it failed. */
  vector: QuestionVector | undefined;
  /** How long it took, in milliseconds. */
  tookMs: number;
  error: string | null;
}

/** Has questions embedded by the model that the vectors of an application are of, and keeps the last ones. */
@Injectable()
export class QuestionVectors {
  private readonly breaker: CircuitBreaker;
  private readonly kept = new LRUCache<string, Float32Array>({ max: KEPT_VECTORS });

  constructor(
    private readonly models: EmbeddingModels,
    private readonly generations: GenerationsRepository,
    private readonly clock: Clock,
  ) {
    this.breaker = new CircuitBreaker(clock);
  }

  /** Whether anything may be found by meaning. */
  get isConfigured(): boolean {
    return this.models.configured !== undefined;
  }

  /** @returns undefined where no model is configured, nothing is asked, or nothing has a vector yet. */
  async of(applicationId: string, turns: readonly Turn[], signal: AbortSignal): Promise<Meaning | undefined> {
    const question = askedText(turns);
    if (!this.isConfigured || question === '') return undefined;
    const generation = await this.generations.findActive(applicationId);
    if (!generation) return undefined;
    const learned = await this.learnedOf(applicationId, generation);
    const startedAt = this.clock.monotonic();
    const end = (vector: QuestionVector | undefined, error: string | null): Meaning => ({
      learned,
      vector,
      tookMs: this.clock.monotonic() - startedAt,
      error,
    });
    try {
      return end(
        { generationId: generation.id, values: await this.embed(question, generation, signal) },
        null,
      );
    } catch (error) {
      signal.throwIfAborted();
      return end(undefined, failureOf(error));
    }
  }

  private async learnedOf(owner: string, { model, learned }: Generation): Promise<Learned | null> {
    if (conversationOf(owner) === undefined || nearnessOf(learned)) return learned;
    const known = await this.generations.findActive(applicationOf(owner));
    return known?.model === model ? known.learned : null;
  }

  /** @throws ModelError, ServicePausedError, EmbeddingDimensionsError, EmbeddingModelUnknownError */
  private async embed(
    question: string,
    { model: id, dimensions }: Generation,
    signal: AbortSignal,
  ): Promise<Float32Array> {
    const model = this.models.resolve(id);
    if (!model) throw new EmbeddingModelUnknownError(id);
    const key = JSON.stringify([model.id, question]);
    let vector = this.kept.get(key);
    if (!vector) {
      [vector] = await this.breaker.run(model.id, signal, () => model.embed([question], 'query', signal));
      if (!vector) throw new Error(`${model.id} answered without a vector.`);
      this.kept.set(key, vector);
    }
    if (vector.length !== dimensions) throw new EmbeddingDimensionsError(id, vector.length, dimensions);
    return vector;
  }
}
