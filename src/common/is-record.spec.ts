import { isRecord } from './is-record.js';

describe('isRecord', () => {
  it.each([{}, { key: 1 }, Object.create(null), new Error('it')])('takes %j', (value) => {
    expect(isRecord(value)).toBe(true);
  });

  it.each([null, undefined, [], [{}], 'text', 0, true, () => ({})])('does not take %j', (value) => {
    expect(isRecord(value)).toBe(false);
  });
});
