import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../../common/clock.js';
import { DomainError } from '../../../common/domain-error.js';
import { Scheduler } from '../../../common/scheduler.js';
import { type EmbeddingFailure, EmbeddingLane } from './embedding-lane.js';

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;

/** How far the embedder is with each application that it is not done with, and which of them it leaves alone for a while. */
@Injectable()
export class EmbeddingLanes {
  private readonly logger = new Logger(EmbeddingLanes.name);
  private readonly lanes = new Map<string, EmbeddingLane>();
  private readonly pauses = new Map<string, () => void>();

  constructor(
    private readonly clock: Clock,
    private readonly scheduler: Scheduler,
  ) {}

  of(applicationId: string): EmbeddingLane {
    const lane = this.lanes.get(applicationId) ?? new EmbeddingLane();
    this.lanes.set(applicationId, lane);
    return lane;
  }

  /** Nothing where there is none. */
  find(applicationId: string): EmbeddingLane | undefined {
    return this.lanes.get(applicationId);
  }

  get count(): number {
    return this.lanes.size;
  }

  /** There is nothing left to do of an application. */
  drop(applicationId: string): void {
    this.lanes.delete(applicationId);
  }

  /** Drops those of applications that are not to be kept, and not paused: these are looked at again anyway. */
  keepOnly(isKept: (applicationId: string) => boolean): void {
    for (const id of this.lanes.keys()) if (!this.isPaused(id) && !isKept(id)) this.drop(id);
  }

  isPaused(applicationId: string): boolean {
    return this.pauses.has(applicationId);
  }

  /** Why it does not get on with an application; undefined while it does. */
  failureOf(applicationId: string): EmbeddingFailure | undefined {
    return this.lanes.get(applicationId)?.failure;
  }

  succeed(applicationId: string): void {
    Object.assign(this.of(applicationId), { failures: 0, failure: undefined });
  }

  /** Leaves an application alone: a second at first, then twice as long each time, up to a minute. */
  pause(applicationId: string, error: unknown, resume: () => void): void {
    const lane = this.of(applicationId);
    const askedMs = error instanceof DomainError ? (error.retryAfterSeconds ?? 0) * 1_000 : 0;
    const pauseMs = Math.min(LONGEST_PAUSE_MS, Math.max(FIRST_PAUSE_MS * 2 ** lane.failures, askedMs));
    const now = this.clock.now();
    lane.failure = { ...this.describe(error), at: now, retryAt: now + pauseMs };
    lane.failures += 1;
    const cancel = this.scheduler.after(pauseMs, () => {
      this.pauses.delete(applicationId);
      resume();
    });
    this.pauses.set(applicationId, cancel);
  }

  /** Ends all pauses, and nothing is resumed. */
  close(): void {
    for (const cancel of this.pauses.values()) cancel();
    this.pauses.clear();
  }

  private describe(error: unknown): { code: string; detail: string } {
    if (error instanceof DomainError) return { code: error.code, detail: error.message };
    this.logger.error(error);
    return { code: 'embedding_failed', detail: 'The server failed to embed. The cause is in its log.' };
  }
}
