import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { setTimeout } from 'node:timers/promises';
import { DrainLoop } from '../../common/drain-loop.js';
import { Sweeps } from '../../common/sweeps.js';
import { ChangeFeed } from '../../database/change-feed.js';
import { CLAIM_LEASE_MS, Claims } from '../../database/claims/claims.js';
import { Database } from '../../database/database.js';
import { Embedder } from './embedding/embedder.js';
import { type IngestionJob, type JobKind } from '../documents/ingestion-job.js';
import { PassageSweeper } from './passage-sweeper.js';
import { IngestionProgress } from './ingestion-progress.js';
import { FILES_WAIT, IngestionQueue } from './ingestion-queue.js';
import { IngestionWork } from './ingestion-work.js';

/** So many texts share a transaction. More would be faster, but whoever writes meanwhile waits for the end of it. */
const TEXTS_AT_ONCE = 8;
/** How often is looked for what another process has left undone, or was given. */
const LOOK_MS = 1_000;
/** The same, at the start. */
const STEP_MS = 200;

/**
 * Takes in what waits: texts many at a time, files one after the other beside them, so that no long file keeps a text
 * waiting. What was under way when the process ended is done again after the next start, or by another process.
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
    private readonly sweeper: PassageSweeper,
    private readonly claims: Claims,
    private readonly changes: ChangeFeed,
    private readonly sweeps: Sweeps,
    private readonly database: Database,
  ) {}

  /** The first search after a start finds what was there before it, unless others are still at it. */
  async onApplicationBootstrap(): Promise<void> {
    this.wake();
    await this.texts.settled();
    if (!this.claims.isShared) return;
    this.sweeps.every(LOOK_MS, this.logger, () => this.look());
    const wake = (): void => {
      this.files.wake();
    };
    this.database.hints.listen(FILES_WAIT, wake, wake);
    await this.inherit();
  }

  async onModuleDestroy(): Promise<void> {
    this.ending.abort();
    await Promise.all([this.texts.end(), this.files.end()]);
    await this.idle();
  }

  /** Does what a process left that is gone: its claims are over by then. */
  private async inherit(): Promise<void> {
    for (let waitedMs = 0; waitedMs <= CLAIM_LEASE_MS && (await this.queue.hasTexts()); waitedMs += STEP_MS) {
      await setTimeout(STEP_MS);
      this.wake();
      await this.texts.settled();
    }
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
    // Whoever takes it in says so, and whoever deletes it.
    const check = (): void => {
      this.tellOf([documentId]).catch((error: unknown) => {
        this.logger.error(error);
      });
    };
    const stopListening = this.changes.listen(documentId, check);
    this.wake();
    await this.tellOf([documentId]);
    await settled.finally(stopListening);
  }

  private async look(): Promise<void> {
    this.wake();
    await this.tellOf([...this.waiters.keys()]);
  }

  private loopOf(kind: JobKind, limit: number): DrainLoop {
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
  private async take(kind: JobKind, limit: number): Promise<boolean> {
    const taken = await this.queue.take(kind, limit);
    if (!taken) return false;
    const { jobs } = taken;
    await this.work.do(jobs, this.ending.signal).finally(() => this.queue.release(taken));
    await this.release(jobs);
    return true;
  }

  /** A job that changed while it was done waits again, and so do those who wait for it. */
  private async release(jobs: readonly IngestionJob[]): Promise<void> {
    const ids = jobs.map(({ documentId }) => documentId);
    for (const id of ids) this.progress.end(id);
    this.sweeper.wake();
    this.embedder.wake([...new Set(jobs.map(({ applicationId }) => applicationId))]);
    await this.tellOf(ids);
  }

  /** Tells those who wait for documents that wait no longer. */
  private async tellOf(documentIds: readonly string[]): Promise<void> {
    const waiting = await this.queue.waitingAmong(documentIds);
    for (const id of documentIds) if (!waiting.has(id)) this.tell(id);
  }

  private tell(documentId: string): void {
    for (const resolve of this.waiters.get(documentId) ?? []) resolve();
    this.waiters.delete(documentId);
  }
}
