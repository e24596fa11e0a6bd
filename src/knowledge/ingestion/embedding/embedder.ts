import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { DrainLoop } from '../../../common/drain-loop.js';
import { type EmbeddingModel } from '../../../models/embeddings/embedding-model.js';
import { EmbeddingModels } from '../../../models/embeddings/embedding-models.js';
import { CorporaRepository } from '../../index/corpora.repository.js';
import { EmbeddingLanes } from './embedding-lanes.js';
import { EmbeddingStep } from './embedding-step.js';

/**
 * Sees to it that every passage gets a vector, in the background. Applications take turns, some passages at a time, so
 * that none waits for another's hundred thousand, and one whose texts fail holds up no other.
 */
@Injectable()
export class Embedder implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(Embedder.name);
  /** The applications that may have something to do, in the order of their turns. */
  private readonly due = new Set<string>();
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
  ) {}

  /** Goes on where the last process ended; nobody waits for it. */
  async onApplicationBootstrap(): Promise<void> {
    if (this.models.configured) this.wake(await this.corpora.applicationIds());
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
      await this.step.sweep(this.ending.signal);
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
    try {
      const hasMore = await this.step.run(applicationId, model, this.lanes.of(applicationId), signal);
      this.lanes.succeed(applicationId);
      return hasMore;
    } catch (error) {
      if (signal.aborted) return false;
      this.lanes.pause(applicationId, error, () => {
        this.wake([applicationId]);
      });
      return false;
    }
  }
}
