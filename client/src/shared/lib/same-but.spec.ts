import { sameBut } from './same-but.js';

describe('properties of which one is looked into', () => {
  const isSame = sameBut('list', (one: number[], other: number[]) => one.length === other.length);

  it('are the same where that one looks alike, and the others are the very same', () => {
    expect(isSame({ list: [1], last: true }, { list: [2], last: true })).toBe(true);
    expect(isSame({ list: [1], last: true }, { list: [1, 2], last: true })).toBe(false);
    expect(isSame({ list: [1], last: true }, { list: [1], last: false })).toBe(false);
  });
});
