import { type Scheduler } from '../../common/scheduler.js';
import { type ModelError } from '../model-error.js';

/** One signal for a call that its caller may give up, and that each of its steps has a time for. */
export class Patience {
  private readonly controller = new AbortController();
  private readonly giveUp = (): void => {
    this.controller.abort(this.caller.reason);
  };

  constructor(
    private readonly caller: AbortSignal,
    private readonly scheduler: Scheduler,
  ) {
    if (caller.aborted) this.giveUp();
    else caller.addEventListener('abort', this.giveUp, { once: true });
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /**
   * Does one step, which has to end when the signal aborts.
   * @param late what is thrown where the step takes longer than `limitMs`.
   * @throws the caller's reason as soon as he gives up.
   */
  async within<Result>(
    limitMs: number,
    late: () => ModelError,
    step: () => Promise<Result>,
  ): Promise<Result> {
    const cancel = this.scheduler.after(limitMs, () => {
      this.controller.abort(late());
    });
    try {
      const result = await step();
      this.signal.throwIfAborted();
      return result;
    } catch (error) {
      this.signal.throwIfAborted();
      throw error;
    } finally {
      cancel();
    }
  }

  /** Forgets the caller, and ends the call's work upstream, if any is left. */
  abort(): void {
    this.caller.removeEventListener('abort', this.giveUp);
    this.controller.abort();
  }
}
