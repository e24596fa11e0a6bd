import fc from 'fast-check';
import { isAt, widen, windowAround } from './passage-window.js';

const isHalf = (text: string, at: number) => /^[\uDC00-\uDFFF]/.test(text.charAt(at));

describe('the part of a text around a passage', () => {
  it('is all of a short text', () => {
    expect(windowAround('One.\nTwo.', { start: 5, end: 9 })).toEqual({ start: 0, end: 9 });
  });

  it('begins with a whole line where one is near', () => {
    const text = `${'x'.repeat(5000)}\n${'y'.repeat(4500)}PASSAGE`;
    const { start } = windowAround(text, { start: 9501, end: 9508 });
    expect(start).toBe(5001);
  });

  it('begins and ends between two characters where no line does', () => {
    const text = '👋'.repeat(10_000);
    expect(windowAround(text, { start: 9001, end: 9011 })).toEqual({ start: 5000, end: 13_010 });
  });

  it('holds the passage, lies within the text and cuts no character', () => {
    const anyText = fc.string({ unit: fc.constantFrom('a', '\n', '👋', ' '), minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(anyText, fc.nat(600), fc.nat(20_000), fc.nat(500), (unit, times, from, length) => {
        const text = unit.repeat(times + 1);
        const start = Math.min(from, text.length);
        const end = Math.min(start + length, text.length);
        const window = windowAround(text, { start, end });
        expect(window.start).toBeGreaterThanOrEqual(0);
        expect(window.start).toBeLessThanOrEqual(start);
        expect(window.end).toBeGreaterThanOrEqual(end);
        expect(window.end).toBeLessThanOrEqual(text.length);
        if (window.start < start) expect(isHalf(text, window.start)).toBe(false);
        if (window.end > end) expect(isHalf(text, window.end)).toBe(false);
      }),
    );
  });

  it('grows to one side at a time, until it is all', () => {
    const text = 'x'.repeat(100_000);
    const window = { start: 50_000, end: 60_000 };
    expect(widen(text, window, -20_000)).toEqual({ start: 30_000, end: 60_000 });
    expect(widen(text, window, 20_000)).toEqual({ start: 50_000, end: 80_000 });
    expect(widen(text, window, -200_000)).toEqual({ start: 0, end: 60_000 });
    expect(widen(text, window, 200_000)).toEqual({ start: 50_000, end: 100_000 });
  });
});

describe('a passage in a text', () => {
  const text = 'One. It pays 2.5%. Two.';

  it('is where its beginning stands', () => {
    expect(isAt(text, { start: 5, end: 18 }, 'It pays 2.5%.')).toBe(true);
    expect(isAt(text, { start: 5, end: 18 }, 'It pays …')).toBe(true);
  });

  it('is not where something else stands, or nothing', () => {
    expect(isAt(text, { start: 4, end: 18 }, 'It pays')).toBe(false);
    expect(isAt(text, { start: 5, end: 5 }, 'It pays')).toBe(false);
    expect(isAt(text, { start: -1, end: 4 }, 'One')).toBe(false);
    expect(isAt(text, { start: 5, end: 99 }, 'It pays')).toBe(false);
  });
});
