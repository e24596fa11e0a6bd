import { type EvaluationSet } from './evaluation-set.ts';
import { withSlips } from './slips.ts';

const question = (content: string) => ({
  ...{ id: content, rewrite: undefined, relevant: new Map([['a', 1]]) },
  turns: [
    { role: 'assistant' as const, content: 'Before.' },
    { role: 'user' as const, content },
  ],
});
const set: EvaluationSet = {
  ...{ name: 'bank', description: undefined, language: undefined, topK: 10, filter: undefined },
  documents: [],
  queries: ['How do I open a savings account?', 'Wo ist die Überweisung geblieben?', 'I am', 'aaaa bbbb'].map(
    question,
  ),
};
const asked = (slipped: EvaluationSet) => slipped.queries.map(({ turns }) => turns.at(-1)?.content ?? '');

describe('withSlips', () => {
  it('changes one word of at least four letters in each question, and nothing else', () => {
    for (let seed = 0; seed < 200; seed += 1) {
      const slipped = withSlips(set, seed);
      for (const [index, content] of asked(slipped).entries()) {
        const before = asked(set)[index]?.split(' ') ?? [];
        const changed = content.split(' ').filter((word, place) => word !== before[place]);
        expect(changed).toHaveLength(index === 2 ? 0 : 1);
        expect(slipped.queries[index]?.turns[0]).toEqual(set.queries[index]?.turns[0]);
      }
    }
  });

  it('is the same for the same seed, and another for another', () => {
    expect(withSlips(set, 7)).toEqual(withSlips(set, 7));
    expect(asked(withSlips(set, 7))).not.toEqual(asked(withSlips(set, 8)));
    expect(withSlips(set, 7).name).toBe('bank, with slips');
  });
});
