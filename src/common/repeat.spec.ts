import { Logger } from '@nestjs/common';
import { repeat } from './repeat.js';
import { ManualScheduler } from './testing/manual-scheduler.js';

class Notes extends Logger {
  readonly errors: unknown[] = [];

  override error(message: unknown): void {
    this.errors.push(message);
  }
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('repeat', () => {
  it('does not start the work again while it is under way', async () => {
    const scheduler = new ManualScheduler();
    const ends: (() => void)[] = [];
    const stop = repeat(scheduler, 100, () => new Promise((resolve) => ends.push(resolve)), new Notes());
    scheduler.advance(350);
    expect(ends).toHaveLength(1);
    ends[0]?.();
    await turn();
    scheduler.advance(100);
    expect(ends).toHaveLength(2);
    stop();
    ends[1]?.();
    await turn();
    scheduler.advance(1_000);
    expect(ends).toHaveLength(2);
  });

  it('logs a failure and goes on', async () => {
    const scheduler = new ManualScheduler();
    const notes = new Notes();
    repeat(scheduler, 100, () => Promise.reject(new Error('not today')), notes);
    scheduler.advance(100);
    await turn();
    scheduler.advance(100);
    await turn();
    expect(notes.errors).toHaveLength(2);
  });
});
