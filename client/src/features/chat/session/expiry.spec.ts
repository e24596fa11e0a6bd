import { inWords, warnsFrom } from './expiry.js';

const MINUTE_MS = 60_000;

describe('a conversation that will expire', () => {
  it('says so five minutes before, or in the last quarter of a short life', () => {
    expect(warnsFrom(100 * MINUTE_MS, 30 * MINUTE_MS)).toBe(95 * MINUTE_MS);
    expect(warnsFrom(100 * MINUTE_MS, 4 * MINUTE_MS)).toBe(99 * MINUTE_MS);
  });
});

describe('a length of time', () => {
  it.each([
    [10, '1 minute'],
    [29.6, '30 minutes'],
    [60, '1 hour'],
    [120, '2 hours'],
    [24 * 60, '1 day'],
    [7 * 24 * 60, '7 days'],
  ])('of %d minutes is %j', (minutes, words) => {
    expect(inWords(minutes === 10 ? MINUTE_MS / 2 : minutes * MINUTE_MS)).toBe(words);
  });
});
