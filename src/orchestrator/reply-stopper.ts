import { Injectable } from '@nestjs/common';
import { RunCanceller } from '../runs/run-canceller.js';
import { RunManager } from '../runs/run-manager.js';
import { RunQueue } from '../runs/run-queue.js';

/** Stops the replies of a conversation that is going away. */
@Injectable()
export class ReplyStopper {
  constructor(
    private readonly queue: RunQueue,
    private readonly runs: RunManager,
    private readonly canceller: RunCanceller,
  ) {}

  /** Takes everything that waits out of the queue. */
  async dropQueue(conversationId: string): Promise<void> {
    for (const run of await this.queue.unfinished(conversationId)) {
      if (run.state === 'queued') await this.runs.endQueued(run);
    }
  }

  /** Stops what is being made, and waits for its end. */
  async stop(conversationId: string): Promise<void> {
    for (const run of await this.queue.unfinished(conversationId)) await this.canceller.cancel(run.id);
  }
}
