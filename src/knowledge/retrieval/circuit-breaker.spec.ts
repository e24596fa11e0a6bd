import { FixedClock } from '../../common/testing/fixed-clock.js';
import { ModelError } from '../../models/model-error.js';
import { CircuitBreaker } from './circuit-breaker.js';

describe('CircuitBreaker', () => {
  const down = (): Promise<string> => Promise.reject(new ModelError('model_timeout', 'Too slow.'));
  const up = (): Promise<string> => Promise.resolve('here');
  const { signal } = new AbortController();
  let clock: FixedClock;
  let breaker: CircuitBreaker;

  beforeEach(() => {
    clock = new FixedClock();
    breaker = new CircuitBreaker(clock);
  });

  it('hands on what comes back', async () => {
    expect(await breaker.run('a', signal, up)).toBe('here');
    await expect(breaker.run('a', signal, down)).rejects.toThrow('Too slow.');
  });

  it('does not ask for ten seconds after a failure', async () => {
    await expect(breaker.run('a', signal, down)).rejects.toThrow('Too slow.');
    clock.nowMs += 9_999;
    await expect(breaker.run('a', signal, up)).rejects.toMatchObject({
      code: 'service_paused',
      message: 'Not asked, as it failed a moment ago: Too slow.',
    });
    expect(await breaker.run('b', signal, up)).toBe('here');
    clock.nowMs += 1;
    expect(await breaker.run('a', signal, up)).toBe('here');
    expect(await breaker.run('a', signal, up)).toBe('here');
  });

  it('asks again in time, also where the clock is set back meanwhile', async () => {
    await expect(breaker.run('a', signal, down)).rejects.toThrow('Too slow.');
    clock.setByMs = -3_600_000;
    clock.nowMs += 10_000;
    expect(await breaker.run('a', signal, up)).toBe('here');
  });

  it('lets one try, and the others go on', async () => {
    await expect(breaker.run('a', signal, down)).rejects.toThrow();
    clock.nowMs += 10_000;
    const trial = Promise.withResolvers<string>();
    const first = breaker.run('a', signal, () => trial.promise);
    await expect(breaker.run('a', signal, up)).rejects.toMatchObject({ code: 'service_paused' });
    trial.resolve('back');
    expect(await first).toBe('back');
    expect(await breaker.run('a', signal, up)).toBe('here');
  });

  it('takes a refusal of one text for no failure', async () => {
    const refuse = (): Promise<string> => Promise.reject(new ModelError('model_rejected_request', 'No.'));
    await expect(breaker.run('a', signal, refuse)).rejects.toThrow('No.');
    expect(await breaker.run('a', signal, up)).toBe('here');
  });

  it('learns nothing of the service from who gives up, and lets the next one try', async () => {
    const gone = AbortSignal.abort();
    await expect(breaker.run('a', gone, down)).rejects.toThrow('Too slow.');
    expect(await breaker.run('a', signal, up)).toBe('here');

    await expect(breaker.run('a', signal, down)).rejects.toThrow('Too slow.');
    clock.nowMs += 10_000;
    await expect(breaker.run('a', gone, down)).rejects.toThrow('Too slow.');
    expect(await breaker.run('a', signal, up)).toBe('here');
  });
});
