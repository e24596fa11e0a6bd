import { holdsAfter, type Place } from './hold.js';

const at = (top: number, height = 1000): Place => ({ top, height, viewport: 400 });
const end = at(600);

describe('holding to the end', () => {
  it('is let go when the reader goes up, however little', () => {
    expect(holdsAfter(true, end, at(599), false)).toBe(false);
    expect(holdsAfter(true, end, at(100), false)).toBe(false);
  });

  it('is taken up again near the end', () => {
    expect(holdsAfter(false, at(100), at(560), false)).toBe(true);
    expect(holdsAfter(false, at(100), at(300), false)).toBe(false);
  });

  it('goes on where the content shrinks', () => {
    expect(holdsAfter(true, end, at(300, 700), false)).toBe(true);
    expect(holdsAfter(true, end, at(200, 900), false)).toBe(true);
  });

  it('goes on where a press moved the page, and a press takes nothing up', () => {
    expect(holdsAfter(true, end, at(480), true)).toBe(true);
    expect(holdsAfter(false, at(300), at(200), true)).toBe(false);
  });
});
