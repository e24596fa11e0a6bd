import { wait } from './wait.js';

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 5000;

interface BackoffMeans {
  /** From 0 to below 1. */
  random: () => number;
  wait: (durationMs: number, signal?: AbortSignal) => Promise<void>;
}

/**
 * The waits between attempts to reach a server: each twice as long as the one before, up to a bound. Every one is
 * shortened by chance, by up to a half, so that all the pages a server lost do not come back in one moment.
 */
export class Backoff {
  private waits = 0;

  constructor(private readonly means: BackoffMeans = { random: Math.random, wait }) {}

  /** How often it was waited since the last success. */
  get count(): number {
    return this.waits;
  }

  /**
   * @param leastMs as the server asks; what chance does comes on top.
   * @throws DOMException `AbortError` where the signal comes first.
   */
  async pause(signal?: AbortSignal, leastMs = 0): Promise<void> {
    const longestMs = Math.min(FIRST_WAIT_MS * 2 ** this.waits, LONGEST_WAIT_MS);
    const ownMs = (longestMs / 2) * (1 + this.means.random());
    this.waits += 1;
    await this.means.wait(leastMs > ownMs ? leastMs + ownMs : ownMs, signal);
  }

  /** The server was reached: the next wait is a short one. */
  reset(): void {
    this.waits = 0;
  }
}
