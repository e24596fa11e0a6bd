import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { DrainLoop } from '../../common/drain-loop.js';
import { Embedder } from './embedding/embedder.js';
import { type IngestionJob } from '../documents/ingestion-job.js';
import { IngestionProgress } from './ingestion-progress.js';
import { IngestionQueue } from './ingestion-queue.js';
import { IngestionWork } from './ingestion-work.js';

/** So many texts share a transaction. More would be faster, but whoever writes meanwhile waits for the end of it. */
const TEXTS_AT_ONCE = 8;

/**
 * Takes in what waits: texts many at a time, files one after the other beside them, so that no long file keeps a text
 * waiting. What was under way when the process ended is done again after the next start.
 */
@Injectable()
export class IngestionRunner implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(IngestionRunner.name);
  private readonly texts = this.loopOf('text', TEXTS_AT_ONCE);
  private readonly files = this.loopOf('file', 1);
  private readonly waiters = new Map<string, (() => void)[]>();
  private readonly ending = new AbortController();

  constructor(
    private readonly queue: IngestionQueue,
    private readonly work: IngestionWork,
    private readonly progress: IngestionProgress,
    private readonly embedder: Embedder,
  ) {}

  /** The first search after a start finds what was there before it. */
  async onApplicationBootstrap(): Promise<void> {
    this.wake();
    await this.texts.settled();
  }

  async onModuleDestroy(): Promise<void> {
    this.ending.abort();
    await Promise.all([this.texts.end(), this.files.end()]);
    await this.idle();
  }

  /** @returns once nothing is being taken in. */
  async idle(): Promise<void> {
    await Promise.all([this.texts.settled(), this.files.settled()]);
    // What waits is stored, and is taken in after the next start.
    for (const documentId of [...this.waiters.keys()]) this.tell(documentId);
  }

  /** Something waits. */
  wake(): void {
    this.texts.wake();
    this.files.wake();
  }

  /**
   * @returns once nothing waits of this document any more, whatever came of it; at once while the process ends. Wakes
   * the work.
   */
  async settled(documentId: string): Promise<void> {
    if (this.ending.signal.aborted) return;
    const settled = new Promise<void>((resolve) => {
      this.waiters.set(documentId, [...(this.waiters.get(documentId) ?? []), resolve]);
    });
    this.wake();
    if (!(await this.queue.waitingAmong([documentId])).has(documentId)) this.tell(documentId);
    await settled;
  }

  private loopOf(kind: 'text' | 'file', limit: number): DrainLoop {
    return new DrainLoop(
      () => this.take(kind, limit),
      (error) => {
        this.logger.error(error);
        // Who waits is told how the document is by now; the work goes on when it is woken next.
        for (const documentId of [...this.waiters.keys()]) this.tell(documentId);
      },
    );
  }

  /** @returns whether there may be more. */
  private async take(kind: 'text' | 'file', limit: number): Promise<boolean> {
    const jobs = await this.queue.take(kind, limit);
    if (jobs.length === 0) return false;
    await this.work.do(jobs, this.ending.signal);
    await this.release(jobs);
    return true;
  }

  /** A job that changed while it was done waits again, and so do those who wait for it. */
  private async release(jobs: readonly IngestionJob[]): Promise<void> {
    const ids = jobs.map(({ documentId }) => documentId);
    for (const id of ids) this.progress.end(id);
    this.embedder.wake([...new Set(jobs.map(({ applicationId }) => applicationId))]);
    const waiting = await this.queue.waitingAmong(ids);
    for (const id of ids) if (!waiting.has(id)) this.tell(id);
  }

  private tell(documentId: string): void {
    for (const resolve of this.waiters.get(documentId) ?? []) resolve();
    this.waiters.delete(documentId);
  }
}
