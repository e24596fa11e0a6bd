import { lengthNote } from './length-note.js';

describe('the note on a length', () => {
  it('is absent far from the limit', () => {
    expect(lengthNote(0, 1000)).toBeNull();
    expect(lengthNote(899, 1000)).toBeNull();
  });

  it('names the limit near it, and at it', () => {
    expect(lengthNote(90_000, 100_000)).toEqual({ text: '90,000 of 100,000 characters', over: false });
    expect(lengthNote(1000, 1000)).toEqual({ text: '1,000 of 1,000 characters', over: false });
  });

  it('says how much is too much', () => {
    expect(lengthNote(1001, 1000)).toEqual({
      text: '1 character too long: 1,001 of 1,000',
      over: true,
    });
    expect(lengthNote(101_500, 100_000)?.text).toBe('1,500 characters too long: 101,500 of 100,000');
  });
});
