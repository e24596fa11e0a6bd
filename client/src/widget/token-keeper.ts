import { LONGEST_TIMER_MS } from '../shared/lib/longest-timer.js';
import { claimsOf } from '../shared/lib/token-claims.js';

/** So long before its end a token is renewed; one that is short lives half of its time. */
const AHEAD_MS = 60_000;
const FIRST_AGAIN_MS = 2_000;
/** Also the least between two that the frame wants: one that is refused as well is not asked for without end. */
export const LONGEST_AGAIN_MS = 30_000;

export interface TokenMeans {
  now: () => number;
  /** @returns what takes it back. */
  after: (waitMs: number, action: () => void) => () => void;
  /** Whenever the page is looked at again: a page that slept has missed its timers. */
  onSeen: (listener: () => void) => void;
}

const OF_BROWSER: TokenMeans = {
  now: Date.now,
  after: (waitMs, action) => {
    const timer = setTimeout(action, waitMs);
    return () => {
      clearTimeout(timer);
    };
  },
  onSeen: (listener) => {
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') listener();
    });
  },
};

/** How long to wait until a token is to be renewed; null for one that does not say when it ends, or that has ended. */
export function renewalMs(token: string, nowMs: number): number | null {
  const { exp } = claimsOf(token);
  const leftMs = typeof exp === 'number' ? exp * 1000 - nowMs : 0;
  if (leftMs <= 0) return null;
  return Math.min(leftMs - Math.min(AHEAD_MS, leftMs / 2), LONGEST_TIMER_MS);
}

/** Has a new token before the old one ends, and asks again where it was not given one. */
export class TokenKeeper {
  private token: string | null = null;
  private asking: Promise<void> | null = null;
  private wantedAtMs = Number.NEGATIVE_INFINITY;
  private dueAtMs: number | null = null;
  private failures = 0;
  private takeBack = (): void => undefined;

  constructor(
    private readonly ask: () => Promise<string | null>,
    private readonly onToken: (token: string) => void,
    private readonly means: TokenMeans = OF_BROWSER,
  ) {
    means.onSeen(() => {
      if (this.dueAtMs !== null && this.means.now() >= this.dueAtMs) this.renew();
    });
  }

  /** The first token. @throws what the site's own way to it throws. */
  async begin(): Promise<string | null> {
    const token = await this.ask();
    this.keep(token);
    return token;
  }

  /** The server takes the one that there is no more, or the frame has none. */
  want(): void {
    const waitMs = this.wantedAtMs + LONGEST_AGAIN_MS - this.means.now();
    if (waitMs > 0) {
      this.plan(waitMs);
      return;
    }
    this.wantedAtMs = this.means.now();
    this.renew();
  }

  private renew(): void {
    this.asking ??= this.askAgain().finally(() => {
      this.asking = null;
    });
  }

  private async askAgain(): Promise<void> {
    const token = await this.ask().catch(() => null);
    // The same is told too: a frame that was loaded anew may have lost it.
    if (token !== null) this.onToken(token);
    if (token !== null && token !== this.token) this.keep(token);
    else this.tryLater();
  }

  private keep(token: string | null): void {
    this.token = token;
    this.failures = 0;
    this.forgetPlan();
    const waitMs = token === null ? null : renewalMs(token, this.means.now());
    if (waitMs !== null) this.plan(waitMs);
  }

  /** Until it has ended; then the frame wants another with whatever is done next. */
  private tryLater(): void {
    this.forgetPlan();
    if (this.token === null || renewalMs(this.token, this.means.now()) === null) return;
    this.plan(Math.min(FIRST_AGAIN_MS * 2 ** this.failures, LONGEST_AGAIN_MS));
    this.failures += 1;
  }

  /** One time at most is planned: the soonest. */
  private plan(waitMs: number): void {
    const atMs = this.means.now() + waitMs;
    if (this.dueAtMs !== null && this.dueAtMs <= atMs) return;
    this.forgetPlan();
    this.dueAtMs = atMs;
    this.takeBack = this.means.after(waitMs, () => {
      this.renew();
    });
  }

  private forgetPlan(): void {
    this.takeBack();
    this.dueAtMs = null;
  }
}
