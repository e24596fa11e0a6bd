import { wait } from './wait.js';

const { setTimeout: realSetTimeout, clearTimeout: realClearTimeout } = globalThis;

describe('waiting', () => {
  let timers: Map<number, { durationMs: number; fire: () => void }>;

  beforeEach(() => {
    timers = new Map();
    let lastId = 0;
    const setTimeout = (fire: () => void, durationMs: number) => {
      lastId += 1;
      timers.set(lastId, { durationMs, fire });
      return lastId;
    };
    Object.assign(globalThis, { setTimeout, clearTimeout: (id: number) => timers.delete(id) });
  });

  afterEach(() => {
    Object.assign(globalThis, { setTimeout: realSetTimeout, clearTimeout: realClearTimeout });
  });

  const onlyTimer = () => {
    expect(timers.size).toBe(1);
    return [...timers.values()][0]!;
  };

  it('takes as long as it is told', async () => {
    const waiting = wait(100);
    expect(onlyTimer().durationMs).toBe(100);
    onlyTimer().fire();
    await expect(waiting).resolves.toBeUndefined();
  });

  it('ends with the signal, and leaves no timer behind', async () => {
    const controller = new AbortController();
    const waiting = wait(100, controller.signal);
    controller.abort();
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
    expect(timers.size).toBe(0);
  });

  it('does not begin where the signal has come already', async () => {
    const waiting = wait(100, AbortSignal.abort());
    expect(timers.size).toBe(0);
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('lets go of the signal, which may outlive many waits', async () => {
    const { signal } = new AbortController();
    const listeners = new Set<unknown>();
    signal.addEventListener = (_: string, listener: unknown) => void listeners.add(listener);
    signal.removeEventListener = (_: string, listener: unknown) => void listeners.delete(listener);
    const waiting = wait(100, signal);
    expect(listeners.size).toBe(1);
    onlyTimer().fire();
    await waiting;
    expect(listeners.size).toBe(0);
  });
});
