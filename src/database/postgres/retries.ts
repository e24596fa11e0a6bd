import { setTimeout } from 'node:timers/promises';

/** Two transactions that could not both go on: one was rolled back, and may be tried again. */
const IN_THE_WAY = new Set(['40001', '40P01']);
const MAX_ATTEMPTS = 6;
const FIRST_PAUSE_MS = 10;

/** Runs a transaction anew where another one was in its way. */
export class Retries {
  constructor(
    private readonly pause: (ms: number) => Promise<unknown> = (ms) => setTimeout(ms),
    private readonly random: () => number = () => Math.random(),
  ) {}

  /** @throws what `attempt` throws, where that is something else or comes again and again. */
  async run<Result>(attempt: () => Promise<Result>): Promise<Result> {
    for (let made = 1; ; made += 1) {
      try {
        return await attempt();
      } catch (error) {
        if (made === MAX_ATTEMPTS || !wasInTheWay(error)) throw error;
      }
      // Not all at the same moment again.
      await this.pause(FIRST_PAUSE_MS * 2 ** (made - 1) * (0.5 + this.random()));
    }
  }
}

function wasInTheWay(error: unknown): boolean {
  return error instanceof Error && 'code' in error && IN_THE_WAY.has(String(error.code));
}
