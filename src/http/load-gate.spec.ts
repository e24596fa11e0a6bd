import { type Burden, LoadGate } from './load-gate.js';
import { OverloadedError } from './overloaded.error.js';

describe('LoadGate', () => {
  function isAdmitted(burden: Burden, delayMs: number, limitMs = 50): boolean {
    const gate = new LoadGate({ currentMs: () => delayMs }, limitMs);
    try {
      gate.admit(burden);
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
});
