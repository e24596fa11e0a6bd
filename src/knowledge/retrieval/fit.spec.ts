import { type Leg } from '../index/ranking/leg.js';
import { thatFit } from './fit.js';

const passage = (number: number, score: number) => ({ number, score, documentId: `doc_${number}` });
const leg = (changes: Partial<Leg>): Leg => ({
  ...{ name: 'lexical', tookMs: 0, error: null, candidates: [], fullScore: 20 },
  ...changes,
});
const FUSED = [passage(1, 0.03), passage(2, 0.02)];
const BY_WORDS = leg({ candidates: [passage(1, 12), passage(2, 1.9)] });

describe('passages that fit', () => {
  it('are those that have more in common with the question than a common word', () => {
    expect(thatFit(FUSED, [BY_WORDS])).toEqual([FUSED[0]]);
  });

  it('are those that fit the question as a model put it, too', () => {
    const rewritten = leg({ name: 'rewritten', candidates: [passage(2, 5)], fullScore: 10 });
    expect(thatFit(FUSED, [BY_WORDS, rewritten])).toEqual(FUSED);
  });

  it('are all where it was looked for by meaning as well, unless that failed', () => {
    const semantic = leg({ name: 'semantic', candidates: FUSED });
    expect(thatFit(FUSED, [BY_WORDS, semantic])).toEqual(FUSED);
    expect(thatFit(FUSED, [BY_WORDS, { ...semantic, error: 'Too slow.', candidates: [] }])).toEqual([
      FUSED[0],
    ]);
  });

  it('are none where nothing can be said', () => {
    expect(thatFit(FUSED, [leg({ fullScore: 0 })])).toEqual([]);
  });
});
