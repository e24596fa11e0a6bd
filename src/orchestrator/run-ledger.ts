import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { ActiveRuns } from '../runs/active-runs.js';
import { RunManager } from '../runs/run-manager.js';
import { RunQueue } from '../runs/run-queue.js';
import { type Run } from '../runs/run.js';
import { type RunWriter } from '../runs/run-writer.js';
import { endingChunks, type ReplyOutcome } from './reply-metadata.js';
import { ReplyRecorder } from './reply-recorder.js';

/** Ends a run: its message, its state, its usage, the end of its log and the start of the next are one fact. */
@Injectable()
export class RunFinisher {
  constructor(
    private readonly database: Database,
    private readonly runs: RunManager,
    private readonly queue: RunQueue,
    private readonly active: ActiveRuns,
    private readonly recorder: ReplyRecorder,
  ) {}

  /**
   * @param writer the writer of the run's log, with the answer so far.
   * @returns the next run of the conversation, started, where one waited.
   */
  async finish(run: Run, writer: RunWriter, outcome: ReplyOutcome): Promise<Run | undefined> {
    await writer.settled();
    const ending = writer.ending(...endingChunks(outcome));
    return this.database.transaction(async () => {
      const ended = await this.runs.endRun(run, outcome, ending);
      if (!ended) return undefined;
      await this.recorder.record(run, writer.text, outcome);
      if (ended.endRequested === 'rollback') await this.recorder.rollBack(run);
      return this.startNext(run.conversationId);
    });
  }

  /** Starts the next run of the conversation, if it makes none and one waits. Called in a transaction. */
  async startNext(conversationId: string): Promise<Run | undefined> {
    if (this.active.draining) return undefined;
    const next = await this.queue.startNext(conversationId);
    if (next) await this.recorder.place(next);
    return next;
  }
}
