import { Logger } from '@nestjs/common';
import { Sweeps } from './sweeps.js';
import { ManualScheduler } from './testing/manual-scheduler.js';

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('Sweeps', () => {
  it('does each at its own interval, until the application ends', async () => {
    const scheduler = new ManualScheduler();
    const sweeps = new Sweeps(scheduler);
    const done: string[] = [];
    const note = (name: string) => () => {
      done.push(name);
      return Promise.resolve();
    };
    sweeps.every(1_000, new Logger(), note('often'));
    sweeps.every(2_000, new Logger(), note('seldom'));

    for (let second = 0; second < 2; second += 1) {
      scheduler.advance(1_000);
      await turn();
    }
    expect(done.toSorted()).toEqual(['often', 'often', 'seldom']);

    sweeps.onModuleDestroy();
    scheduler.advance(10_000);
    await turn();
    expect(done).toHaveLength(3);
  });
});
