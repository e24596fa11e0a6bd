import { estimateCount, estimateTokens } from './token-count.js';

describe('estimateTokens', () => {
  it.each([
    ['', 0],
    ['four', 1],
    ['fives', 2],
    ['Ça va à l’été', 4],
    ['你好世界', 4],
    ['Привет', 6],
    ['👍🏽', 2],
  ])('takes %j for %i', (text, tokens) => {
    expect(estimateTokens(text)).toBe(tokens);
  });

  it('is by the text, and says that it is a guess', () => {
    expect(estimateCount(['four', 'four'], ['eight ch', ''])).toEqual({
      inputTokens: 2,
      outputTokens: 2,
      isEstimated: true,
    });
  });
});
