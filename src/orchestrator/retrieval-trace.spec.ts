import { type FoundPassages } from '../knowledge/retrieval/passage-finder.js';
import { aManifest } from '../runs/testing/a-manifest.js';
import { toTrace } from './retrieval-trace.js';

const RANKED = {
  rank: 1,
  passageId: 'psg_1',
  documentId: 'doc_1',
  title: 'Document 1',
  headings: ['Fees'],
  score: 2.5,
};
const FOUND: FoundPassages = {
  passages: [],
  retrieval: {
    language: 'en',
    terms: [{ term: 'fee', weight: 1, isStopWord: false, from: 'question' }],
    rewritten: undefined,
    legs: [],
    weights: { lexical: 1, semantic: 0.5, from: 'settings' },
    fused: [],
    answerability: { value: 0.8, fit: 0.7, closeness: 0.1 },
    threshold: 0.18,
  },
  legs: [
    { name: 'lexical', tookMs: 2, error: null, fullScore: 5.5, weight: 1, candidates: [RANKED] },
    { name: 'semantic', tookMs: 2_000, error: 'Down.', candidates: [] },
  ],
  fused: [RANKED],
};

describe('the trace of a retrieval', () => {
  it('tells what was looked for, each ranking, and what was put before the model', () => {
    const candidate = {
      rank: 1,
      passage_id: 'psg_1',
      document_id: 'doc_1',
      title: 'Document 1',
      headings: ['Fees'],
      score: 2.5,
    };

    expect(toTrace(FOUND, aManifest('It is free.').passages)).toEqual({
      query: { language: 'en', rewritten: null, terms: [{ term: 'fee', weight: 1, from: 'question' }] },
      legs: [
        { name: 'lexical', took_ms: 2, error: null, full_score: 5.5, weight: 1, candidates: [candidate] },
        { name: 'semantic', took_ms: 2_000, error: 'Down.', full_score: null, weight: null, candidates: [] },
      ],
      weights: { lexical: 1, semantic: 0.5, from: 'settings' },
      fused: [candidate],
      answerability: { value: 0.8, fit: 0.7, closeness: 0.1, threshold: 0.18 },
      injected: [{ number: 1, passage_id: 'psg_1', document_id: 'doc_1', title: 'Document 1' }],
    });
  });
});
