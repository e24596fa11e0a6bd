import fc from 'fast-check';
import { BestNumbers } from './best-numbers.js';

describe('the best numbers', () => {
  it('are those that sorting all would put first', () => {
    const scores = fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 200 });

    fc.assert(
      fc.property(scores, fc.integer({ min: 1, max: 30 }), (all, limit) => {
        const best = new BestNumbers(limit);
        all.forEach((score, number) => {
          best.show(number, score);
        });
        const sorted = all
          .map((score, number) => ({ number, score }))
          .sort((one, other) => other.score - one.score || one.number - other.number);
        expect(best.ranked()).toEqual(sorted.slice(0, limit));
      }),
    );
  });
});
