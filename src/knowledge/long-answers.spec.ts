import { ManualScheduler } from '../common/testing/manual-scheduler.js';
import { AT_ONCE, LongAnswers, TURN_MS, WAIT_MS } from './long-answers.js';

describe('LongAnswers', () => {
  let scheduler: ManualScheduler;
  let answers: LongAnswers;
  let ends: (() => void)[];

  beforeEach(async () => {
    scheduler = new ManualScheduler();
    answers = new LongAnswers(scheduler);
    ends = [];
    for (let count = 0; count < AT_ONCE; count += 1) ends.push(await answers.enter());
  });

  it('lets one after the other in, in their order, as others end', async () => {
    const entered: string[] = [];
    const [first, second] = ['first', 'second'].map((name) =>
      answers.enter().then((end) => {
        entered.push(name);
        return end;
      }),
    );
    expect(entered).toEqual([]);
    ends[0]?.();
    // Twice is once.
    ends[0]?.();
    const end = await first;
    await Promise.resolve();
    expect(entered).toEqual(['first']);
    end?.();
    await second;
    expect(entered).toEqual(['first', 'second']);
  });

  it('refuses whoever has waited for too long, and keeps no place for him', async () => {
    const late = expect(answers.enter()).rejects.toMatchObject({ code: 'overloaded', retryAfterSeconds: 2 });
    scheduler.advance(WAIT_MS);
    await late;
    for (const end of ends) end();
    for (let count = 0; count < AT_ONCE; count += 1) (await answers.enter())();
    expect(scheduler.pending).toBe(0);
  });

  it('waits for nobody who reads for very long', async () => {
    scheduler.advance(TURN_MS - 1);
    const next = answers.enter();
    scheduler.advance(1);
    (await next)();
    for (const end of ends) end();
    expect(scheduler.pending).toBe(0);
  });
});
