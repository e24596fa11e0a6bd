import { type Alarm, type Scheduler } from '../../common/scheduler.js';
import { type ModelError } from '../model-error.js';

/** How long a step may take, and what is thrown where it takes longer. */
export interface StepLimit {
  readonly ms: number;
  readonly late: () => ModelError;
}

/** One signal for a call that its caller may give up, and that its beginning and each further step have a time for. */
export class Patience {
  private readonly controller = new AbortController();
  private readonly silence: Alarm;
  private readonly giveUp = (): void => {
    this.controller.abort(this.caller.reason);
  };

  /** @param step the limit of each step after the beginning. */
  constructor(
    private readonly caller: AbortSignal,
    private readonly scheduler: Scheduler,
    step: StepLimit,
  ) {
    this.silence = scheduler.alarm(step.ms, () => {
      this.controller.abort(step.late());
    });
    if (caller.aborted) this.giveUp();
    else caller.addEventListener('abort', this.giveUp, { once: true });
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /**
   * Begins, which has to end when the signal aborts.
   * @throws the caller's reason as soon as he gives up.
   */
  async begin<Result>(limit: StepLimit, step: () => Promise<Result>): Promise<Result> {
    const cancel = this.scheduler.after(limit.ms, () => {
      this.controller.abort(limit.late());
    });
    try {
      const result = await step();
      this.signal.throwIfAborted();
      return result;
    } catch (error) {
      throw this.causeOf(error);
    } finally {
      cancel();
    }
  }

  /** A step begins, which has to end when the signal aborts. No function around it: one costs every token its turns. */
  expectNext(): void {
    this.silence.set();
  }

  /** The step is done. @throws where it was late, or the caller gave up. */
  cameInTime(): void {
    this.silence.rest();
    this.signal.throwIfAborted();
  }

  /** Why a step really failed: what it throws once the signal has aborted comes of that. */
  causeOf(error: unknown): unknown {
    return this.signal.aborted ? this.signal.reason : error;
  }

  /** The call is over: forgets its caller. */
  release(): void {
    this.silence.end();
    this.caller.removeEventListener('abort', this.giveUp);
  }

  /** The same, and ends the call's work upstream, if any is left. */
  abort(): void {
    this.release();
    this.controller.abort();
  }
}
