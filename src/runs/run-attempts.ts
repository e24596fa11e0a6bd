import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import {
  addUsage,
  type AttemptEnd,
  type EndedAttempt,
  NOTHING_USED,
  type RecordedAttempt,
  type RunAttempt,
} from './run-attempt.js';
import { RunAttemptsRepository } from './run-attempts.repository.js';
import { NO_TOKENS } from '../usage/token-count.js';
import { UsageLedger } from '../usage/usage-ledger.js';
import { type Run } from './run.js';

/** The calls to models that runs are made by. Called in the transaction of whoever knows what else belongs to it. */
@Injectable()
export class RunAttempts {
  constructor(
    private readonly repository: RunAttemptsRepository,
    private readonly clock: Clock,
    private readonly usage: UsageLedger,
  ) {}

  /** The first attempt of a run; it is stored when it ends. */
  first(run: Run): RunAttempt {
    const startedAt = run.startedAt ?? this.clock.now();
    const { model } = run;
    return {
      number: 1,
      cause: 'asked',
      model,
      textFrom: 0,
      startedAt,
      uncounted: 0,
      usedBefore: NOTHING_USED,
    };
  }

  /** The first attempt of a run that goes on with what another has made. @param textFrom how much that is. */
  continuing(run: Run, model: string, textFrom: number): RunAttempt {
    return { ...this.first(run), cause: 'continued', model, textFrom, uncounted: textFrom };
  }

  /** The attempt that follows on another. @param next `textFrom`: the length of the reply's text by now. */
  after(
    last: RunAttempt,
    end: AttemptEnd,
    next: Pick<RunAttempt, 'cause' | 'textFrom'> & Partial<Pick<RunAttempt, 'model'>>,
  ): RunAttempt {
    const { number, uncounted, model } = last;
    const usedBefore = addUsage(last.usedBefore, end.usage);
    return { model, ...next, number: number + 1, startedAt: this.clock.now(), uncounted, usedBefore };
  }

  /** The attempt that a run is at. */
  async current(run: Run): Promise<RunAttempt> {
    const all = await this.repository.list(run.id);
    const last = all.at(-1);
    if (!last) return this.first(run);
    const usedBefore = all.slice(0, -1).reduce((sum, { usage }) => addUsage(sum, usage), NOTHING_USED);
    return { ...last, uncounted: all[0]?.textFrom ?? 0, usedBefore };
  }

  /** Notes an attempt before its call is made, so that it counts whatever becomes of the process. */
  async begin(run: Run, attempt: RunAttempt): Promise<void> {
    const open = { way: null, state: null, error: null, usage: null, isUsageEstimated: false, endedAt: null };
    await this.repository.save(run.id, { ...attempt, ...open, requests: null });
  }

  /**
   * An attempt has ended: the one place that every call to a model for a reply passes, with what it used as the
   * provider counted or as it is estimated, which also goes into the ledger.
   * @param userId whom the reply is for.
   */
  async end(run: Run, userId: string | null, { attempt, end }: EndedAttempt): Promise<void> {
    await this.repository.save(run.id, { ...attempt, ...end, endedAt: this.clock.now() });
    const { id: runId, applicationId } = run;
    const { model } = attempt;
    const count = end.usage ? { ...end.usage, isEstimated: end.isUsageEstimated } : NO_TOKENS;
    await this.usage.record({ runId, attempt: attempt.number, applicationId, userId, model }, count);
  }

  async list(runId: string): Promise<RecordedAttempt[]> {
    return this.repository.list(runId);
  }
}
