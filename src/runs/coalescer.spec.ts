import { ManualScheduler } from '../common/testing/manual-scheduler.js';
import { COALESCE_MS, Coalescer } from './coalescer.js';

describe('Coalescer', () => {
  /** How long the second tick of so many replies is in coming, in milliseconds. */
  function delayOf(replies: number): number {
    const scheduler = new ManualScheduler();
    const coalescer = new Coalescer(scheduler);
    let flushed = 0;
    const round = (): void => {
      for (let reply = 0; reply < replies; reply++) coalescer.schedule(() => (flushed += 1));
    };
    round();
    scheduler.advance(COALESCE_MS);
    expect(flushed).toBe(replies);
    round();
    let delayMs = 0;
    while (flushed < 2 * replies) {
      scheduler.advance(1);
      delayMs += 1;
    }
    expect(scheduler.pending).toBe(0);
    return delayMs;
  }

  it.each([
    [1, 25],
    [250, 25],
    [500, 50],
    [1_000, 100],
    [5_000, 100],
  ])('has one tick for %d replies, %d ms after the one before', (replies, delayMs) => {
    expect(delayOf(replies)).toBe(delayMs);
  });
});
