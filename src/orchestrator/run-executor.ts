import { Injectable, Logger } from '@nestjs/common';
import { StorageFullError } from '../database/database.errors.js';
import { outlast } from '../database/outlast.js';
import { Coalescer } from '../runs/coalescer.js';
import { RunAttempts } from '../runs/run-attempts.js';
import { type RunEvent } from '../runs/run-event.js';
import { RunLeases } from '../runs/run-leases.js';
import { RunLog } from '../runs/run-log.js';
import { RunManager } from '../runs/run-manager.js';
import { RunWriter } from '../runs/run-writer.js';
import { type Run } from '../runs/run.js';
import { RunHandedOverError, RunInterruptedError, ServerShutDownError } from '../runs/runs.errors.js';
import { ReplyContinuer } from './reply-continuer.js';
import { ABANDONED, CANCELLED, failureOf } from './reply-failure.js';
import { ReplyMaker } from './reply-maker.js';
import { type Reply } from './reply-metadata.js';
import { RunLedger } from './run-ledger.js';
import { openingChunks, type OpenTurn, TurnOpener } from './turn-opener.js';

/** Makes one reply, from the prompt to the end of its log, or from where a process that is gone has left it. */
@Injectable()
export class RunExecutor {
  private readonly logger = new Logger(RunExecutor.name);

  constructor(
    private readonly log: RunLog,
    private readonly coalescer: Coalescer,
    private readonly opener: TurnOpener,
    private readonly runs: RunManager,
    private readonly attempts: RunAttempts,
    private readonly replies: ReplyMaker,
    private readonly continuer: ReplyContinuer,
    private readonly ledger: RunLedger,
    private readonly leases: RunLeases,
  ) {}

  /**
   * @param opened its turn, where that was opened with its start.
   * @returns the next run of the conversation, started, where one waited. Never throws.
   */
  execute(run: Run, opened: OpenTurn | undefined, controller: AbortController): Promise<Run | undefined> {
    return this.carryOut(run, controller.signal, async () => {
      const writer = this.writerOf(run, controller);
      return { writer, reply: await this.reply(run, opened, writer, controller.signal) };
    });
  }

  /**
   * Makes the rest of a reply; what there is of it, the log holds already.
   * @returns as {@link execute} does. Never throws.
   */
  resume(run: Run, controller: AbortController): Promise<Run | undefined> {
    return this.carryOut(run, controller.signal, async () => {
      const writer = this.writerOf(run, controller, await this.log.read(run.id, 0));
      return { writer, reply: await this.replies.resume(run, writer, controller.signal) };
    });
  }

  /**
   * Takes up a run whose process is gone: goes on with it, or ends it from what its log holds.
   * @returns the next run of the conversation, started, where one waited. Never throws.
   */
  recover(run: Run, controller: AbortController): Promise<Run | undefined> {
    return this.carryOut(run, controller.signal, async () => {
      const writer = this.writerOf(run, controller, await this.log.read(run.id, 0));
      return { writer, reply: await this.restOf(run, writer, controller.signal) };
    });
  }

  private async carryOut(
    run: Run,
    signal: AbortSignal,
    work: () => Promise<{ writer: RunWriter; reply: Reply }>,
  ): Promise<Run | undefined> {
    try {
      const { writer, reply } = await work();
      if (reply.outcome.state === 'interrupted' && (await this.mayHandOver(run, signal, reply))) {
        await this.handOver(run, writer);
        return undefined;
      }
      return await this.ledger.finish(run, writer, reply);
    } catch (error) {
      // The run keeps its state and its lease runs out: the reaper takes it up from what its log holds.
      this.giveUp(run, error);
      return undefined;
    }
  }

  /** Whether the process ends, and another may go on with the run. */
  private async mayHandOver(run: Run, signal: AbortSignal, { last }: Reply): Promise<boolean> {
    if (!(signal.reason instanceof ServerShutDownError)) return false;
    if ((await this.runs.requestedEnd(run.id)) !== null) return false;
    // As whoever takes it up counts.
    return this.continuer.mayGoOn(run, Math.max(last?.attempt.number ?? 0, run.epoch));
  }

  /** What is said is written, and whoever takes the run up goes on from there. */
  private async handOver(run: Run, writer: RunWriter): Promise<void> {
    await writer.settled();
    await outlast(() => this.leases.release(run));
    this.logger.log(`Left ${run.id} to another process at character ${writer.text.length}`);
    this.log.turnAway(run.id, new RunHandedOverError(run.id));
  }

  private writerOf(run: Run, controller: AbortController, history?: readonly RunEvent[]): RunWriter {
    const onFailure = (error: unknown): void => {
      this.giveUp(run, error);
      controller.abort(new RunInterruptedError('The log of the run could not be written.'));
    };
    return new RunWriter(run, this.log, this.coalescer, onFailure, history);
  }

  /** Nothing more of the run can be written by now: whoever follows it is told, and may come back. */
  private giveUp(run: Run, error: unknown): void {
    this.logger.error(error);
    // One that cannot be reached may be again before anybody notices.
    if (error instanceof StorageFullError) this.log.breakOff(run.id, error);
  }

  private async reply(
    run: Run,
    opened: OpenTurn | undefined,
    writer: RunWriter,
    signal: AbortSignal,
  ): Promise<Reply> {
    let turn: OpenTurn;
    try {
      turn = opened ?? (await outlast(() => this.opener.open(run, undefined, signal)));
    } catch (error) {
      const reply = { outcome: failureOf(error, signal, this.logger), manifest: null };
      // Whoever goes on with it begins its log.
      if (!(await this.mayHandOver(run, signal, reply))) writer.write(...openingChunks(run, null));
      return reply;
    }
    writer.opened(turn.opening);
    return this.replies.make(run, turn.manifest, writer, this.attempts.first(run), signal);
  }

  private async restOf(run: Run, writer: RunWriter, signal: AbortSignal): Promise<Reply> {
    const manifest = await this.runs.getManifest(run.id);
    if (manifest) return this.replies.recover(run, manifest, writer, signal);
    // Nothing was sent yet.
    if ((await this.runs.requestedEnd(run.id)) !== null) return { outcome: CANCELLED, manifest };
    if (!(await this.continuer.mayGoOn(run, 0))) return { outcome: ABANDONED, manifest };
    return this.reply(run, undefined, writer, signal);
  }
}
