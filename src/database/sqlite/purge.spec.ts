import { Purge } from './purge.js';

describe('Purge', () => {
  it('tries at the start, and again until the log is empty, and then no more', async () => {
    const answers = [false, true];
    let tries = 0;
    const purge = new Purge(() => Promise.resolve(answers[tries++] ?? true));
    for (let time = 0; time < 5; time += 1) await purge.finish();
    expect(tries).toBe(2);
  });

  it('needs no further try once somebody has emptied the log', async () => {
    let tries = 0;
    const purge = new Purge(() => Promise.resolve(++tries > 0));
    await purge.done();
    await purge.finish();
    expect(tries).toBe(1);
  });
});
