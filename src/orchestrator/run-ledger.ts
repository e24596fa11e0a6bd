import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { ActiveRuns } from '../runs/active-runs.js';
import { findCitations } from '../runs/citations.js';
import { RunManager } from '../runs/run-manager.js';
import { RunQueue } from '../runs/run-queue.js';
import { type Run } from '../runs/run.js';
import { type RunWriter } from '../runs/run-writer.js';
import { endingChunks, type Reply } from './reply-metadata.js';
import { TurnRecorder } from './turn-recorder.js';

/** Writes what the life of a run changes, each step as one fact. */
@Injectable()
export class RunLedger {
  constructor(
    private readonly database: Database,
    private readonly runs: RunManager,
    private readonly queue: RunQueue,
    private readonly active: ActiveRuns,
    private readonly turns: TurnRecorder,
  ) {}

  /**
   * The run ends: its message, its state, its usage, the end of its log and the start of the next.
   * @param writer the writer of the run's log, with the answer so far.
   * @returns the next run of the conversation, started, where one waited.
   */
  async finish(run: Run, writer: RunWriter, reply: Reply): Promise<Run | undefined> {
    await writer.settled();
    const numbers = new Set(reply.manifest?.passages.map(({ number }) => number));
    const citations = findCitations(writer.text, numbers);
    const ending = writer.ending(...endingChunks(reply, citations));
    return this.database.transaction(async () => {
      const ended = await this.runs.endRun(run, reply.outcome, ending);
      if (!ended) return undefined;
      const rollback = ended.endRequested === 'rollback';
      await this.turns.end(run, { ...reply, content: writer.text, citations }, rollback);
      return this.startNext(run.conversationId);
    });
  }

  /** Starts the next run of the conversation, if it makes none and one waits. Called in a transaction. */
  async startNext(conversationId: string): Promise<Run | undefined> {
    if (this.active.draining) return undefined;
    const next = await this.queue.startNext(conversationId, () => this.turns.head(conversationId));
    if (next) await this.turns.place(next);
    return next;
  }
}
