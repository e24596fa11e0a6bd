import { HintWatch } from './hint-watch.js';

describe('HintWatch', () => {
  let nowMs: number;
  let watch: HintWatch;

  beforeEach(() => {
    nowMs = 0;
    watch = new HintWatch('self', () => nowMs);
  });

  const notice = (count: number): boolean => watch.hear('other', count, false);
  const sign = (count: number): boolean => watch.hear('other', count, true);

  it('finds nothing wrong while all arrive', () => {
    expect([notice(1), notice(2), sign(2), sign(2), notice(3)]).toEqual([false, false, false, false, false]);
  });

  it('misses one by the next, and the last by the sign after it', () => {
    expect([notice(1), notice(3)]).toEqual([false, true]);
    expect([sign(4), sign(4)]).toEqual([true, false]);
  });

  it('may have missed something of one that it hears for the first time', () => {
    expect(watch.hear('new', 0, true)).toBe(false);
    expect(watch.hear('old', 7, true)).toBe(true);
  });

  it('notices once that one has fallen silent', () => {
    notice(1);
    nowMs = 2_000;
    expect(watch.forgetSilent()).toBe(false);
    nowMs = 4_000;
    expect([watch.forgetSilent(), watch.forgetSilent()]).toEqual([true, false]);
  });

  it('is deaf for as long as it does not hear itself', () => {
    nowMs = 4_000;
    expect(watch.isDeaf).toBe(true);
    expect(watch.hear('self', 9, true)).toBe(false);
    expect(watch.isDeaf).toBe(false);
  });
});
