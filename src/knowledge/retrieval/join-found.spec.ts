import { type FoundPassages } from './passage-finder.js';
import { type RetrievedPassage } from '../index/hits/search-result.js';
import { joinFound } from './join-found.js';
import { type RankedPassage } from './ranked-passage.js';

const WEIGHTS = { lexical: 2 / 3, semantic: 1 / 3, from: 'default' } as const;

function passage(id: string): RetrievedPassage {
  return { passage: { id }, score: 1 } as unknown as RetrievedPassage;
}
function places(ids: readonly string[]): RankedPassage[] {
  return ids.map((passageId, index) => ({
    ...{ rank: index + 1, score: 1, passageId, documentId: `doc_${passageId}`, title: '', headings: [] },
  }));
}
function found(
  ids: readonly string[],
  value: number | null,
  { threshold = 0.18, legs = ['lexical'] as readonly ('lexical' | 'semantic')[], told = ids } = {},
): FoundPassages {
  return {
    passages: told.map(passage),
    retrieval: {
      ...{ language: 'en', terms: [], rewritten: undefined, legs: [], weights: WEIGHTS, fused: [] },
      ...{ answerability: { value, fit: 0, closeness: 0 }, threshold },
    },
    legs: legs.map((name) => ({ name, tookMs: 1, error: null, candidates: places(ids) })),
    fused: places(ids),
  };
}
const idsOf = ({ passages }: FoundPassages): string[] => passages.map(({ passage: { id } }) => id);

describe('what was found in two places', () => {
  it('is told by turns, that of the first first, and no more than is asked for', () => {
    expect(idsOf(joinFound(found(['a', 'b'], 0.5), found(['x', 'y', 'z'], 0.5), 3))).toEqual(['a', 'x', 'b']);
    expect(idsOf(joinFound(found(['a'], 0.5), found(['x', 'y', 'z'], 0.5), 3))).toEqual(['a', 'x', 'y']);
  });

  it('is what was found in the other where one does not seem to answer', () => {
    const not = { told: [] };
    expect(idsOf(joinFound(found(['a', 'b'], 0.1, not), found(['x', 'y'], 0.5), 3))).toEqual(['x', 'y']);
    expect(idsOf(joinFound(found(['a', 'b'], 0.5), found(['x', 'y'], 0.1, not), 3))).toEqual(['a', 'b']);
    expect(idsOf(joinFound(found(['a'], 0.1, not), found(['x'], 0.1, not), 3))).toEqual([]);
  });

  it('is as likely to answer as the better of both, and as what nobody can judge where that is one', () => {
    const likely = (one: number | null, other: number | null) =>
      joinFound(found(['a'], one), found(['x'], other), 3).retrieval.answerability.value;
    expect([likely(0.2, 0.7), likely(0.7, 0.2), likely(null, 0.7), likely(0.7, null)]).toEqual([
      ...[0.7, 0.7, null, null],
    ]);
  });

  it('has the places of both in each way of looking that either knows, counted anew', () => {
    const joined = joinFound(
      found(['a', 'b'], 0.5, { legs: ['lexical', 'semantic'] }),
      found(['x'], 0.5, { legs: ['lexical'] }),
      3,
    );
    const ranks = joined.legs.map(({ name, candidates }) => [
      name,
      ...candidates.map(({ rank, passageId }) => `${rank} ${passageId}`),
    ]);
    expect(ranks).toEqual([
      ['lexical', '1 a', '2 x', '3 b'],
      ['semantic', '1 a', '2 b'],
    ]);
    expect(joined.fused.map(({ passageId }) => passageId)).toEqual(['a', 'x', 'b']);
  });
});
