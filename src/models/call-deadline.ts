import { ModelError } from './model-error.js';

/** Timers of Node fire at once beyond this. */
const MAX_TIMER_MS = 2_147_483_647;

/**
 * One signal for both ends that a call to a model can come to from outside: the caller gives up, or the time is over.
 * The signal's reason is what to throw: the caller's own reason, or a `model_timeout`.
 */
export class CallDeadline {
  private readonly controller = new AbortController();
  private readonly timer: NodeJS.Timeout;
  private readonly giveUp = (): void => {
    this.controller.abort(this.caller.reason);
  };

  constructor(
    private readonly caller: AbortSignal,
    timeoutMs: number,
  ) {
    this.timer = setTimeout(
      () => {
        this.controller.abort(createTimeoutError(timeoutMs));
      },
      Math.min(timeoutMs, MAX_TIMER_MS),
    );
    if (caller.aborted) this.giveUp();
    else caller.addEventListener('abort', this.giveUp, { once: true });
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** Forgets the caller and the time; whatever still runs upstream goes on. */
  release(): void {
    clearTimeout(this.timer);
    this.caller.removeEventListener('abort', this.giveUp);
  }
}

/** @param timeoutMs what the call was allowed. */
function createTimeoutError(timeoutMs: number): ModelError {
  return new ModelError(
    'model_timeout',
    `The model did not finish its answer within ${timeoutMs / 1_000} seconds.`,
  );
}
