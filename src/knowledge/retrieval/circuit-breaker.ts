import { type Clock } from '../../common/clock.js';
import { DomainError } from '../../common/domain-error.js';
import { isAboutTheText } from '../index/vectors/embedding.errors.js';

/** A service was not asked, as it failed a moment ago. */
export class ServicePausedError extends DomainError {
  constructor(reason: string) {
    super('unavailable', 'service_paused', `Not asked, as it failed a moment ago: ${reason}`);
  }
}

const PAUSE_MS = 10_000;

/**
 * Keeps searches from waiting for a service that is down. After a failure it is not asked for ten seconds; then one
 * search tries it, and the others go on without it until that one succeeds.
 */
export class CircuitBreaker {
  private readonly failures = new Map<string, { reason: string; untilMs: number }>();

  constructor(private readonly clock: Clock) {}

  /**
   * @param name of the service.
   * @param signal by which the search is given up, which tells nothing of the service.
   * @throws ServicePausedError; whatever `work` throws.
   */
  async run<Result>(name: string, signal: AbortSignal, work: () => Promise<Result>): Promise<Result> {
    const failure = this.failures.get(name);
    if (failure && this.clock.monotonic() < failure.untilMs) throw new ServicePausedError(failure.reason);
    if (failure) failure.untilMs = this.clock.monotonic() + PAUSE_MS;
    try {
      const result = await work();
      this.failures.delete(name);
      return result;
    } catch (error) {
      if (signal.aborted) {
        if (failure) failure.untilMs = this.clock.monotonic();
        throw error;
      }
      const reason = error instanceof Error ? error.message : String(error);
      // Whoever refuses a text is there, and may take the next.
      if (isAboutTheText(error)) this.failures.delete(name);
      else this.failures.set(name, { reason, untilMs: this.clock.monotonic() + PAUSE_MS });
      throw error;
    }
  }
}
