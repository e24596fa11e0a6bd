import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { DrainLoop } from '../../../common/drain-loop.js';
import { Scheduler } from '../../../common/scheduler.js';
import { Sweeps } from '../../../common/sweeps.js';
import { Claims } from '../../../database/claims/claims.js';
import { type EmbeddingModel } from '../../../models/embeddings/embedding-model.js';
import { EmbeddingModels } from '../../../models/embeddings/embedding-models.js';
import { CorporaRepository } from '../../index/corpora.repository.js';
import { embeddingClaim } from '../ingestion-claims.js';
import { EmbeddingLanes } from './embedding-lanes.js';
import { EmbeddingStep } from './embedding-step.js';

/** When to try again where another process is at it: by then it may have ended. */
const RETRY_MS = 1_000;
/** How often is looked for what came in, or went, and this process was not told of. */
const LOOK_MS = 60_000;

/**
 * Sees to it that every passage gets a vector, in the background. Applications take turns, some passages at a time, so
 * that none waits for another's hundred thousand, and one whose texts fail holds up no other. What one application knows
 * is embedded by one process at a time.
 */
@Injectable()
export class Embedder implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(Embedder.name);
  /** The applications that may have something to do, in the order of their turns. */
  private readonly due = new Set<string>();
  /** Those that no other process works on meanwhile. */
  private readonly claimed = new Set<string>();
  private readonly ending = new AbortController();
  private readonly loop = new DrainLoop(
    () => this.takeNext(),
    (error) => {
      if (!this.ending.signal.aborted) this.logger.error(error);
    },
  );

  constructor(
    private readonly models: EmbeddingModels,
    private readonly step: EmbeddingStep,
    private readonly lanes: EmbeddingLanes,
    private readonly corpora: CorporaRepository,
    private readonly claims: Claims,
    private readonly scheduler: Scheduler,
    private readonly sweeps: Sweeps,
  ) {}

  /** Goes on where the last process ended; nobody waits for it. */
  async onApplicationBootstrap(): Promise<void> {
    const model = this.models.configured;
    if (!model) return;
    this.wake(await this.corpora.unfinishedBy(model.id));
    this.sweeps.every(LOOK_MS, this.logger, () => this.look());
  }

  async onModuleDestroy(): Promise<void> {
    this.ending.abort();
    this.lanes.close();
    await this.loop.end();
  }

  /** These applications may have new passages. */
  wake(applicationIds: readonly string[]): void {
    if (!this.models.configured) return;
    for (const id of applicationIds) if (!this.lanes.isPaused(id)) this.due.add(id);
    if (this.due.size > 0) this.loop.wake();
  }

  /** @returns once all is done that can be; what has failed waits for its next turn. */
  async settled(): Promise<void> {
    await this.loop.settled();
  }

  /** @returns whether there may be more to do, of whatever application. */
  private async takeNext(): Promise<boolean> {
    const model = this.models.configured;
    const [applicationId] = this.due;
    if (!model || applicationId === undefined) {
      await this.claims.alone('sweep vectors', () => this.step.sweep(this.ending.signal));
      return false;
    }
    // Taken out and put back in at the end: the others have their turns first.
    this.due.delete(applicationId);
    if (await this.take(applicationId, model)) this.due.add(applicationId);
    return true;
  }

  /** @returns whether there may be more to do. */
  private async take(applicationId: string, model: EmbeddingModel): Promise<boolean> {
    const { signal } = this.ending;
    if (!(await this.claim(applicationId))) return false;
    try {
      const end = await this.step.run(applicationId, model, this.lanes.of(applicationId), signal);
      this.lanes.succeed(applicationId);
      if (end === 'more') return true;
      if (end === 'done') this.lanes.drop(applicationId);
      await this.release(applicationId);
      return false;
    } catch (error) {
      await this.release(applicationId);
      if (signal.aborted) return false;
      this.lanes.pause(applicationId, error, () => {
        this.wake([applicationId]);
      });
      return false;
    }
  }

  /** What came or went, and nobody was woken for; and whose corpus is gone. */
  private async look(): Promise<void> {
    const unembedded = await this.corpora.unembedded();
    this.lanes.keepOnly((id) => unembedded.has(id) || this.due.has(id) || this.claimed.has(id));
    this.wake([...unembedded].flatMap(([id, last]) => (last === this.lanes.find(id)?.doneUpTo ? [] : [id])));
  }

  /** @returns false where another process is at it; then this one looks again before long. */
  private async claim(applicationId: string): Promise<boolean> {
    if (this.claimed.has(applicationId)) return true;
    if ((await this.claims.takeFirst([embeddingClaim(applicationId)])) === undefined) {
      this.scheduler.after(RETRY_MS, () => {
        this.wake([applicationId]);
      });
      return false;
    }
    this.claimed.add(applicationId);
    return true;
  }

  private async release(applicationId: string): Promise<void> {
    this.claimed.delete(applicationId);
    await this.claims.release(embeddingClaim(applicationId));
  }
}
