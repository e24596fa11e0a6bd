import { TimerSleeper } from './sleeper.js';

describe('TimerSleeper', () => {
  const sleeper = new TimerSleeper();

  it('lets the time pass', async () => {
    const startedAt = performance.now();
    await sleeper.sleep(20, new AbortController().signal);
    expect(performance.now() - startedAt).toBeGreaterThan(15);
  });

  it('throws the reason as soon as the signal aborts, or at once', async () => {
    const reason = new Error('enough');
    const controller = new AbortController();
    const sleeping = sleeper.sleep(60_000, controller.signal);
    controller.abort(reason);
    await expect(sleeping).rejects.toBe(reason);
    await expect(sleeper.sleep(60_000, AbortSignal.abort(reason))).rejects.toBe(reason);
  });
});
