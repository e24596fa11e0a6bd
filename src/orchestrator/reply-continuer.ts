import { Injectable, Logger } from '@nestjs/common';
import { ApplicationManager } from '../applications/application-manager.js';
import { Config } from '../config/config.js';
import { Database } from '../database/database.js';
import { outlast } from '../database/outlast.js';
import { ModelError, type ModelErrorCode } from '../models/model-error.js';
import { Sleeper } from '../models/sleeper.js';
import { type AttemptCause, type EndedAttempt, type RunAttempt } from '../runs/run-attempt.js';
import { RunAttempts } from '../runs/run-attempts.js';
import { RunLog } from '../runs/run-log.js';
import { type RunWriter } from '../runs/run-writer.js';
import { type Run } from '../runs/run.js';
import { SessionManager } from '../sessions/session-manager.js';

/** What may be over a moment later. The time for a whole answer is not among them, nor is what the provider holds against the request. */
const PASSING: ReadonlySet<ModelErrorCode> = new Set<ModelErrorCode>([
  'model_stream_cut',
  'model_answer_unreadable',
  'model_failed',
  'model_unreachable',
  'model_rate_limited',
  'model_first_token_timeout',
  'model_silence_timeout',
  'model_unavailable',
]);
const PAUSE_MS = 250;
/** A reader waits; a provider that asks for longer is not waited for. */
const MAX_PAUSE_MS = 10_000;

/** Decides whether a reply that broke off is gone on with, and has the next attempt begin where it stands. */
@Injectable()
export class ReplyContinuer {
  private readonly logger = new Logger(ReplyContinuer.name);

  constructor(
    private readonly database: Database,
    private readonly applications: ApplicationManager,
    private readonly sessions: SessionManager,
    private readonly attempts: RunAttempts,
    private readonly log: RunLog,
    private readonly sleeper: Sleeper,
    private readonly config: Config,
  ) {}

  /** Whether the application wants it, and it was not tried often enough. @param made how many calls were made. */
  async mayGoOn(run: Run, made: number): Promise<boolean> {
    // A lease that is lost counts as well: whatever ends the process may do so before the call.
    if (Math.max(made, run.epoch - 1) >= this.config.server.maxReplyAttempts) return false;
    const conversation = await this.sessions.getSession(run.conversationId);
    if (conversation.state === 'ENDED') return false;
    const { onInterruption } = await this.applications.getSettings(conversation.applicationId);
    return onInterruption === 'continue';
  }

  /**
   * After the provider broke off in the middle of a reply.
   * @returns the next attempt, after a pause; undefined where it is left at that.
   */
  async afterCut(
    run: Run,
    error: unknown,
    last: EndedAttempt,
    writer: RunWriter,
    signal: AbortSignal,
  ): Promise<RunAttempt | undefined> {
    if (signal.aborted || writer.text === '' || !(error instanceof ModelError) || !PASSING.has(error.code)) {
      return undefined;
    }
    if (!(await this.mayGoOn(run, last.attempt.number))) return undefined;
    const pauseMs = Math.max(
      PAUSE_MS * 2 ** (last.attempt.number - 1),
      (error.retryAfterSeconds ?? 0) * 1_000,
    );
    if (pauseMs > MAX_PAUSE_MS) return undefined;
    try {
      await this.sleeper.sleep(pauseMs, signal);
    } catch {
      return undefined;
    }
    return this.goOn(run, last, { cause: 'stream_cut' }, writer);
  }

  /**
   * One attempt ends and the next begins, in one transaction, which also tells the readers where.
   * @param next why it begins, and the model that takes over, where one does.
   * @param also is part of the transaction.
   */
  async goOn(
    run: Run,
    last: EndedAttempt,
    { cause, model }: { cause: AttemptCause; model?: string },
    writer: RunWriter,
    also?: () => Promise<void>,
  ): Promise<RunAttempt> {
    await writer.settled();
    const textFrom = writer.text.length;
    const other = model === undefined ? {} : { model };
    const next = this.attempts.after(last.attempt, last.end, { cause, textFrom, ...other });
    const data = { attempt: next.number, from: textFrom, cause, ...other };
    const told = writer.note({ type: 'data-continued', data });
    const begin = () =>
      this.database.transaction(async () => {
        await this.database.hold(run.conversationId);
        await this.log.append(told, run.epoch);
        await also?.();
        const { userId } = await this.sessions.getSession(run.conversationId);
        await this.attempts.end(run, userId, last);
        await this.attempts.begin(run, next);
      });
    await outlast(begin);
    this.logger.warn(`Went on with ${run.id} at character ${textFrom}, attempt ${next.number} (${cause})`);
    return next;
  }
}
