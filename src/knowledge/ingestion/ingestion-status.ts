import { Injectable } from '@nestjs/common';
import { IngestionProgress, type IngestionStep } from './ingestion-progress.js';
import { IngestionQueue } from './ingestion-queue.js';

/** How far documents have come on their way in. */
@Injectable()
export class IngestionStatus {
  constructor(
    private readonly queue: IngestionQueue,
    private readonly progress: IngestionProgress,
  ) {}

  /** Those of the documents that are being taken in, or wait for it. */
  async of(documentIds: readonly string[]): Promise<Map<string, IngestionStep>> {
    const waiting = await this.queue.waitingAmong(documentIds);
    return new Map(
      [...waiting].map((id) => [id, this.progress.of(id) ?? { stage: 'waiting', done: 0, total: 0 }]),
    );
  }
}
