import { FixedClock } from '../common/testing/fixed-clock.js';
import { type Burden, LoadGate } from './load-gate.js';
import { OverloadedError } from './overloaded.error.js';

describe('LoadGate', () => {
  function isAdmitted(burden: Burden, delayMs: number, limitMs = 50): boolean {
    const delay = { currentMs: () => delayMs, lastMs: () => 0, nextTick: () => Promise.resolve() };
    const gate = new LoadGate(delay, limitMs, new FixedClock());
    try {
      expect(gate.admit(burden)).toBeUndefined();
      return true;
    } catch (error) {
      expect(error).toBeInstanceOf(OverloadedError);
      return false;
    }
  }

  it.each([
    ['follow', 0, true],
    ['follow', 60_000, true],
    ['read', 50, true],
    ['read', 100, true],
    ['read', 101, false],
    ['work', 0, true],
    ['work', 50, true],
    ['work', 51, false],
  ] as const)('of %s at a delay of %d ms with a limit of 50: %s', (burden, delayMs, admitted) => {
    expect(isAdmitted(burden, delayMs)).toBe(admitted);
  });

  it('turns nobody away without a limit', () => {
    expect(isAdmitted('work', 60_000, 0)).toBe(true);
  });

  it('says when to come again', () => {
    expect(new OverloadedError()).toMatchObject({ code: 'overloaded', kind: 'unavailable' });
    expect(new OverloadedError().retryAfterSeconds).toBeGreaterThan(0);
  });

  describe('while the last tick came late', () => {
    let delayMs: number;
    let lastMs: number;
    let ticks: (() => void)[];
    let gate: LoadGate;
    let clock: FixedClock;

    beforeEach(() => {
      [delayMs, lastMs, ticks] = [0, 40, []];
      const nextTick = (): Promise<void> => new Promise((resolve) => void ticks.push(resolve));
      clock = new FixedClock();
      gate = new LoadGate({ currentMs: () => delayMs, lastMs: () => lastMs, nextTick }, 50, clock);
    });

    /** The next tick, and what it lets in. */
    async function tick(afterMs = 30): Promise<void> {
      clock.nowMs += afterMs;
      for (const resolve of ticks.splice(0)) resolve();
      await new Promise((resolve) => setImmediate(resolve));
    }

    /** So many who want to begin something, and how it went with each so far. */
    function come(count: number): string[] {
      const states: string[] = [];
      for (let index = 0; index < count; index += 1) {
        states[index] = 'waits';
        const turn = gate.admit('work');
        if (!turn) states[index] = 'is in';
        else
          turn.then(
            () => (states[index] = 'is in'),
            () => (states[index] = 'is refused'),
          );
      }
      return states;
    }
    const countOf = (states: string[], state: string) => states.filter((one) => one === state).length;

    it('lets in a few at a time, in their order', async () => {
      const first = come(20);
      expect(countOf(first, 'is in')).toBe(8);
      await tick();
      expect(first.map((state) => state === 'is in')).toEqual(first.map((_, index) => index < 16));
      const later = come(1);
      await tick();
      expect(countOf(first, 'is in')).toBe(20);
      expect(later).toEqual(['is in']);
      // The turn of those who waited is over.
      expect(countOf(come(20), 'is in')).toBe(3);
    });

    it('lets all in once the process keeps up', async () => {
      const states = come(100);
      lastMs = 0;
      await tick();
      expect(countOf(states, 'is in')).toBe(100);
      expect(gate.admit('work')).toBeUndefined();
    });

    it('refuses those who wait once it is known that it does not', async () => {
      const states = come(100);
      delayMs = 51;
      await tick();
      expect(countOf(states, 'is refused')).toBe(92);
      expect(() => gate.admit('work')).toThrow(OverloadedError);
    });

    it('refuses who has waited for 600 ms, however long it goes on neither well nor badly', async () => {
      delayMs = 40;
      const states = come(400);
      for (let turn = 1; turn < 20; turn += 1) await tick();
      expect(countOf(states, 'is refused')).toBe(0);
      const later = come(1);
      for (let turn = 20; turn <= 30; turn += 1) await tick();
      expect(countOf(states, 'is in')).toBe(8 + 20 * 8);
      expect(states.map((state) => state === 'is in')).toEqual(states.map((_, index) => index < 168));
      expect(countOf(states, 'is refused')).toBe(400 - 168);
      expect(later).toEqual(['is in']);
    });

    it('has nobody wait longer than that where more come than are begun', async () => {
      delayMs = 40;
      const comers: string[][] = [];
      for (let turn = 0; turn < 60; turn += 1) {
        comers.push(come(20));
        await tick();
        for (const states of comers.slice(0, -20)) expect(states).not.toContain('waits');
      }
      expect(countOf(comers.flat(), 'is in')).toBeGreaterThanOrEqual(60 * 8);
    });

    it('has nobody wait for longer where ticks are far apart', async () => {
      const states = come(100);
      await tick(599);
      expect(countOf(states, 'is refused')).toBe(0);
      await tick(1);
      expect(countOf(states, 'waits')).toBe(0);
    });

    it('has no question wait', () => {
      come(20);
      expect(gate.admit('read')).toBeUndefined();
      expect(gate.admit('follow')).toBeUndefined();
    });
  });
});
