import { readManifest, readReplyMetadata, readTrace } from './stored-shapes.js';
import { aManifest } from './testing/a-manifest.js';

/** Without what the first versions did not write. */
function without(object: object, ...names: string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));
}

describe('a stored manifest', () => {
  it('is read as it was written', () => {
    const manifest = aManifest('One.', 'Two.');
    expect(readManifest(JSON.stringify(manifest))).toEqual(manifest);
    const unsearched = { ...aManifest(), knowledge_searched: false };
    expect(readManifest(JSON.stringify(unsearched))).toEqual(unsearched);
  });

  it('of the first versions gets what it lacks', () => {
    const { passages, ...rest } = aManifest('One.');
    const [passage] = passages;
    const stored = {
      ...without(rest, 'knowledge_searched', 'answerability'),
      passages: [without(passage!, 'document_version', 'start', 'end', 'headings')],
    };

    expect(readManifest(JSON.stringify(stored))).toEqual({
      ...rest,
      answerability: null,
      knowledge_searched: true,
      passages: [{ ...passage, document_version: null, start: null, end: null, headings: [] }],
    });
    expect(readManifest(JSON.stringify({ ...stored, passages: [] }))).toMatchObject({
      knowledge_searched: false,
    });
  });
});

describe('a stored trace', () => {
  const candidate = {
    rank: 1,
    passage_id: 'psg_1',
    document_id: 'doc_1',
    title: 'T',
    headings: ['A'],
    score: 1,
  };
  const found = (place: object) => ({
    query: { language: 'en', rewritten: null, terms: [] },
    legs: [{ name: 'lexical', took_ms: 1, error: null, full_score: 5.5, weight: 1, candidates: [place] }],
    weights: { lexical: 1, semantic: 0.5, from: 'settings' },
    answerability: { value: 0.8, fit: 0.7, closeness: 0, threshold: 0.18 },
    fused: [place],
    injected: [],
  });

  it('is read with what its reply cites, once that is known', () => {
    const json = JSON.stringify(found(candidate));
    expect(readTrace(json, null)).toEqual({ ...found(candidate), cited: [], invented: [] });
    const citations = { cited: [1], invented: [9] };
    expect(readTrace(json, JSON.stringify(citations))).toEqual({ ...found(candidate), ...citations });
  });

  it('of the first versions gets what it lacks', () => {
    const trace = readTrace(JSON.stringify(found(without(candidate, 'headings'))), null);
    expect(trace).toMatchObject(found({ ...candidate, headings: [] }));
  });
});

describe('the stored metadata of a reply', () => {
  const source = {
    source_id: 'psg_1',
    number: 1,
    document_id: 'doc_1',
    document_version: 2,
    passage_id: 'psg_1',
    title: 'T',
    start: 0,
    end: 4,
    headings: ['A'],
    quote: 'One.',
    cited: true,
  };
  const kept = { model: 'offline', temperature: 0.7, knowledge_used: true, state: 'completed' };

  it('is read as it was written, whatever the text looks like', () => {
    const metadata = { ...kept, sources: [source], invented_citations: [] };
    expect(readReplyMetadata(metadata, 'Nothing cited, and [9].')).toEqual(metadata);
    const unsearched = { ...kept, knowledge_used: false, sources: [] };
    expect(readReplyMetadata(unsearched, 'As [1] says.')).toEqual(unsearched);
  });

  it('of the first versions gets what it lacks; what it cites, its text tells', () => {
    const early = (number: number) => ({
      number,
      source_id: `psg_${number}`,
      document_id: 'doc_1',
      passage_id: `psg_${number}`,
      title: 'T',
    });
    const metadata = { ...kept, sources: [early(1), early(2)] };
    const unknown = { document_version: null, start: null, end: null, headings: [], quote: '' };

    expect(readReplyMetadata(metadata, 'It is so [2], or not [7].')).toEqual({
      ...kept,
      sources: [
        { ...early(1), ...unknown, cited: false },
        { ...early(2), ...unknown, cited: true },
      ],
      invented_citations: [7],
    });
  });
});
