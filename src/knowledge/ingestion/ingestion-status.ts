import { Injectable } from '@nestjs/common';
import { EmbeddingModels } from '../../models/embeddings/embedding-models.js';
import { VectorsRepository } from '../index/vectors/vectors.repository.js';
import { IngestionProgress, type IngestionStep } from './ingestion-progress.js';
import { IngestionQueue } from './ingestion-queue.js';

/** How far documents have come on their way in. */
@Injectable()
export class IngestionStatus {
  constructor(
    private readonly queue: IngestionQueue,
    private readonly progress: IngestionProgress,
    private readonly models: EmbeddingModels,
    private readonly vectors: VectorsRepository,
  ) {}

  /** Those of the documents that are being taken in, or wait for it. */
  async of(documentIds: readonly string[]): Promise<Map<string, IngestionStep>> {
    const waiting = [...(await this.queue.waitingAmong(documentIds))];
    const steps = await this.progress.of(waiting);
    return new Map(waiting.map((id) => [id, steps.get(id) ?? { stage: 'waiting', done: 0, total: 0 }]));
  }

  /** How many of a document's passages have a vector of the model that is configured; null where none is. */
  async embedded(documentId: string): Promise<number | null> {
    const { configured } = this.models;
    return configured ? this.vectors.countOf(documentId, configured.id) : null;
  }
}
