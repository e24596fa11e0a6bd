import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { type EmbeddingModel } from '../../models/embeddings/embedding-model.js';
import { CircuitBreaker } from './circuit-breaker.js';

/** A search may look several times for one question, each time further. */
const KEPT_VECTORS = 100;

/** Embeds questions, and keeps the last ones. */
@Injectable()
export class QuestionEmbedder {
  private readonly breaker: CircuitBreaker;
  private readonly vectors = new Map<string, Float32Array>();

  constructor(clock: Clock) {
    this.breaker = new CircuitBreaker(clock);
  }

  /** @throws ModelError, ServicePausedError */
  async embed(model: EmbeddingModel, question: string): Promise<Float32Array> {
    const key = JSON.stringify([model.id, question]);
    const known = this.vectors.get(key);
    if (known) return known;
    const { signal } = new AbortController();
    const [vector] = await this.breaker.run(model.id, () => model.embed([question], 'query', signal));
    if (!vector) throw new Error(`${model.id} answered without a vector.`);
    const [oldest] = this.vectors.keys();
    if (oldest !== undefined && this.vectors.size >= KEPT_VECTORS) this.vectors.delete(oldest);
    this.vectors.set(key, vector);
    return vector;
  }
}
