import { daysAgo, formatDay } from './calendar.js';

/** In the reader's own time zone, as the page counts. */
const at = (day: number, hour: number, minute = 0) => new Date(2026, 2, day, hour, minute);

describe('the days between two moments', () => {
  it('are the midnights between them, not the hours', () => {
    expect(daysAgo(at(10, 23, 59), at(11, 0, 1))).toBe(1);
    expect(daysAgo(at(10, 0, 1), at(10, 23, 59))).toBe(0);
    expect(daysAgo(at(9, 23, 59), at(11, 0, 0))).toBe(2);
  });

  it('are whole on every day of a year, those on which clocks change among them', () => {
    for (let day = 1; day <= 366; day += 1) {
      expect(daysAgo(new Date(2026, 0, day, 12), new Date(2026, 0, day + 1, 0, 30))).toBe(1);
    }
  });

  it('are fewer than none for a moment of tomorrow', () => {
    expect(daysAgo(at(11, 8), at(10, 8))).toBe(-1);
  });
});

describe('the name of a day', () => {
  it('is a word for the last two, and for one that a wrong clock puts ahead', () => {
    expect(formatDay(at(10, 0), at(10, 9))).toBe('Today');
    expect(formatDay(at(11, 0), at(10, 9))).toBe('Today');
    expect(formatDay(at(9, 23), at(10, 9))).toBe('Yesterday');
  });

  it('is its date before that', () => {
    const name = formatDay(at(8, 23), at(10, 9));
    expect(name).toContain('8');
    expect(name).not.toMatch(/today|yesterday/i);
  });
});
