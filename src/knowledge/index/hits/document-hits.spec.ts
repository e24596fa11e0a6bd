import { setImmediate } from 'node:timers/promises';
import { toDocumentHits } from './document-hits.js';
import { type QueryTerm } from '../words/query-builder.js';
import { type RetrievedPassage } from './search-result.js';

const FEE: QueryTerm = { term: 'fee', weight: 1, isStopWord: false, from: 'question' };

function found(id: string, text: string, score: number): RetrievedPassage {
  const passage = { id: `psg_${id}`, number: 1, documentId: id, ordinal: 0, startOffset: 0, endOffset: 1 };
  const times = { createdAt: 0, updatedAt: 0 };
  const document = { id, applicationId: 'app', title: id, category: 'faq', metadata: {}, contentHash: '' };
  const kind = { state: 'ready', failure: null, warnings: [], enabled: true, version: 1 } as const;
  const file = { mediaType: 'text/plain', fileName: null, characters: 1, passages: 1 };
  return {
    passage: { ...passage, headings: [], text },
    document: { ...document, ...kind, ...file, ...times },
    score,
  };
}

describe('documents that were found', () => {
  it('are in the order of their best passages, with the words that were looked for', async () => {
    const passages = [found('a', 'A fee', 3), found('b', 'No fees', 2), found('a', 'Cards', 1)];
    const hits = await toDocumentHits(
      passages,
      new Map([
        ['a', 'A'],
        ['b', 'B'],
      ]),
      [FEE],
      'en',
    );

    expect(hits.map(({ document, score }) => [document.id, document.content, score])).toEqual([
      ['a', 'A', 3],
      ['b', 'B', 2],
    ]);
    expect(hits.map((hit) => hit.passages.map(({ highlights }) => highlights))).toEqual([
      [[[2, 5]], []],
      [[[3, 7]]],
    ]);
  });

  it('are left out where they have gone meanwhile', async () => {
    expect(await toDocumentHits([found('a', 'A fee', 1)], new Map(), [FEE], 'en')).toEqual([]);
  });

  it('let other work in between two of them', async () => {
    const passages = Array.from({ length: 10 }, (_, index) => found(`doc_${index}`, 'A fee', 1));
    const contents = new Map(passages.map(({ document }) => [document.id, '']));
    const done = new AbortController();
    let turns = 0;
    const others = (async () => {
      for (; !done.signal.aborted; turns += 1) await setImmediate();
    })();
    await toDocumentHits(passages, contents, [FEE], 'en');
    done.abort();
    await others;

    expect(turns).toBeGreaterThanOrEqual(passages.length);
  });
});
