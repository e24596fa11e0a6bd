import { splitForkMark } from './conversation-title.js';

describe('the mark of a fork', () => {
  it.each([
    ['Savings (fork)', 'Savings', ' (fork)'],
    ['Savings (fork 12)', 'Savings', ' (fork 12)'],
    ['Savings', 'Savings', null],
    ['A (fork) in the road', 'A (fork) in the road', null],
    ['(fork)', '(fork)', null],
  ])('is split from %j', (title, name, mark) => {
    expect(splitForkMark(title)).toEqual([name, mark]);
  });
});
