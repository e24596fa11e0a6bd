import { placeAfter, tabStopOf } from './roving.js';

describe('the one stop of Tab in a list', () => {
  it('is where the reader was, else what is on view, else the first', () => {
    expect(tabStopOf(['a', 'b', 'c'], 'b', 'c')).toBe('b');
    expect(tabStopOf(['a', 'b', 'c'], 'gone', 'c')).toBe('c');
    expect(tabStopOf(['a', 'b', 'c'], null, 'older')).toBe('a');
    expect(tabStopOf([], null, null)).toBeUndefined();
  });
});

describe('a key in the list', () => {
  it.each([
    ['ArrowDown', 0, 1],
    ['ArrowDown', 2, 2],
    ['ArrowUp', 1, 0],
    ['ArrowUp', 0, 0],
    ['Home', 2, 0],
    ['End', 0, 2],
  ])('%s leads from %i to %i', (key, from, to) => {
    expect(placeAfter(key, from, 3)).toBe(to);
  });

  it('leads nowhere where it is another, or the list is empty', () => {
    expect(placeAfter('a', 0, 3)).toBeUndefined();
    expect(placeAfter('End', 0, 0)).toBeUndefined();
  });
});
