import { DEFAULT_WEIGHTS } from '../../applications/search-weights.js';
import { type ExplainedLeg, type PassagePlace } from './explained-leg.js';
import { type Standing } from './explanation.js';
import { tellReason } from './reason.js';

const leg = (
  name: ExplainedLeg['name'],
  ranks: readonly (number | null)[],
  more: Partial<ExplainedLeg> & { isConsidered?: boolean } = {},
): ExplainedLeg => {
  const { isConsidered = true, ...others } = more;
  const places = ranks.map((rank, number): [number, PassagePlace] => [
    number,
    { number, rank, score: 1, isConsidered },
  ]);
  return { name, error: null, weight: null, found: 400, depth: 100, places: new Map(places), ...others };
};
const term = { term: 'card', weight: 1, isStopWord: false, from: 'question' } as const;
const passage = { passageId: 'psg_1', number: 0, ordinal: 0, score: 0, rank: null, terms: [] };
const document = { state: 'ready', enabled: true } as Standing['document'];
const standing = (legs: readonly ExplainedLeg[], more: Partial<Standing> = {}): Standing => ({
  document,
  words: { terms: [term], found: 400, passesFilter: true, passages: [passage, passage] },
  legs,
  withoutVector: 0,
  answerability: { value: 0.8, fit: 0.7, closeness: 0 },
  weights: DEFAULT_WEIGHTS,
  fusedPlaces: new Map(),
  ...more,
});

describe('tellReason', () => {
  it('names the best place in each way, and what was not looked at', () => {
    const legs = [leg('lexical', [120, 110], { isConsidered: false }), leg('semantic', [7, null])];
    const fusedPlaces = new Map([[0, { rank: 7, score: 0.5 }]]);
    expect(tellReason(standing([...legs, leg('rerank', [30], { found: 50 })], { fusedPlaces }), 9, 5)).toBe(
      'It is not among the first 5 documents, but number 9: its best passages are number 110 of 400 by words ' +
        '(only the first 100 are considered), number 7 of 400 by meaning and number 30 of 50 after reranking.',
    );
  });

  it('says of each way why it does not find it', () => {
    expect(tellReason(standing([leg('lexical', [null]), leg('semantic', [null])]), null, 5)).toBe(
      'It is not found: none of its passages has a word of the question that counts, ' +
        'and none of its passages is close to the question in meaning.',
    );
  });

  it('says that nothing is like the question', () => {
    const legs = [leg('lexical', [], { found: 0 }), leg('semantic', [], { found: 0 })];
    const words = { ...standing([]).words, terms: [], found: 0 };
    expect(tellReason(standing(legs, { words }), null, 5)).toBe(
      'Nothing is found: no passage has a word of the question that counts, ' +
        'and none of its passages is close to the question in meaning.',
    );
  });

  it.each([
    ['pending', 'It cannot be found: it is pending.'],
    ['failed', 'It cannot be found: reading it has failed.'],
  ])('says that it is %s', (state, told) => {
    const hidden = standing([], { document: { state, enabled: true } as Standing['document'] });
    expect(tellReason(hidden, null, 5)).toBe(told);
  });

  it('says of what is hidden nothing but that', () => {
    const failed = leg('semantic', [], { error: 'Down.' });
    const { words } = standing([]);
    const filtered = standing([failed], { words: { ...words, passesFilter: false }, withoutVector: 1 });
    expect(tellReason(filtered, null, 5)).toBe('It cannot be found: the filter does not let it through.');
  });

  it('names what was looked for in the place of words that no passage has', () => {
    const near = (name: string, typed: string) => ({ ...term, term: name, typed });
    const terms = [term, near('bank', 'bano'), near('band', 'bano'), near('account', 'acount')];
    const words = { ...standing([]).words, terms };
    expect(tellReason(standing([leg('lexical', [1])], { words }), 1, 5)).toMatch(
      / by words\. No passage has "bano", so it was looked for by "bank" and "band"\. No passage has "acount", so it was looked for by "account"\.$/,
    );
  });

  it('counts passages without a vector', () => {
    const found = (withoutVector: number): string =>
      tellReason(standing([leg('lexical', [1])], { withoutVector }), 1, 5);
    expect(found(1)).toMatch(/by words\. So far, 1 of its 2 passages has no vector\.$/);
    expect(found(2)).toMatch(/by words\. So far, none of its 2 passages has a vector\.$/);
  });
});
