import { lengthNote } from './length-note.js';

describe('the note on a length', () => {
  it('is absent far from the limit', () => {
    expect(lengthNote(0, 1000)).toBeNull();
    expect(lengthNote(899, 1000)).toBeNull();
  });

  it('is there near the limit, and at it', () => {
    expect(lengthNote(90_000, 100_000)).toEqual({ excess: 0 });
    expect(lengthNote(1000, 1000)).toEqual({ excess: 0 });
  });

  it('says how much is too much', () => {
    expect(lengthNote(1001, 1000)).toEqual({ excess: 1 });
    expect(lengthNote(101_500, 100_000)).toEqual({ excess: 1500 });
  });
});
