import { Backoff } from './backoff.js';

/** Notes what would be waited for. */
function noting(random: () => number) {
  const waitsMs: number[] = [];
  const backoff = new Backoff({
    random,
    wait: (durationMs) => {
      waitsMs.push(durationMs);
      return Promise.resolve();
    },
  });
  return { backoff, waitsMs };
}

async function pause(backoff: Backoff, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) await backoff.pause();
}

describe('the waits before trying again', () => {
  it('double up to five seconds', async () => {
    const { backoff, waitsMs } = noting(() => 1);
    await pause(backoff, 7);
    expect(waitsMs).toEqual([250, 500, 1000, 2000, 4000, 5000, 5000]);
  });

  it('are at least half as long, so that pages cut off together do not come back together', async () => {
    const { backoff, waitsMs } = noting(() => 0);
    await pause(backoff, 7);
    expect(waitsMs).toEqual([125, 250, 500, 1000, 2000, 2500, 2500]);
  });

  it('lie in between by chance', async () => {
    const chances = [0.5, 0.1];
    const { backoff, waitsMs } = noting(() => chances.shift() ?? 0);
    await pause(backoff, 2);
    expect(waitsMs).toEqual([187.5, 275]);
  });

  it('stay bounded however often it is tried', async () => {
    const { backoff, waitsMs } = noting(() => 1);
    await pause(backoff, 2000);
    expect(Math.max(...waitsMs)).toBe(5000);
  });

  it('are short again after a success', async () => {
    const { backoff, waitsMs } = noting(() => 1);
    await pause(backoff, 3);
    backoff.reset();
    await pause(backoff, 1);
    expect(waitsMs).toEqual([250, 500, 1000, 250]);
  });
});

describe('the count of the waits', () => {
  it('is of those since the last success', async () => {
    const { backoff } = noting(() => 1);
    expect(backoff.count).toBe(0);
    await pause(backoff, 2);
    expect(backoff.count).toBe(2);
    backoff.reset();
    expect(backoff.count).toBe(0);
  });
});

describe('a wait', () => {
  it('is given up with what it was for', async () => {
    const signals: (AbortSignal | undefined)[] = [];
    const backoff = new Backoff({
      random: () => 1,
      wait: (_, signal) => {
        signals.push(signal);
        return Promise.reject(new DOMException('Aborted', 'AbortError'));
      },
    });
    const { signal } = new AbortController();
    await expect(backoff.pause(signal)).rejects.toThrow('Aborted');
    expect(signals).toEqual([signal]);
  });
});
