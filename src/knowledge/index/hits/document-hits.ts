import { setImmediate } from 'node:timers/promises';
import { type Language } from '../../../applications/languages.js';
import { bestSentence, Wanted } from '../../documents/passages/best-sentence.js';
import { sentencesOf } from '../../documents/passages/sentences.js';
import { wantedTerms } from './wanted-terms.js';
import { toHighlights } from './highlights.js';
import { type QueryTerm } from '../words/query-builder.js';
import { type DocumentHit, type RetrievedPassage } from './search-result.js';

/**
 * Puts passages, the best first, together by their documents, and marks the words that were looked for. Reading fifty
 * documents' passages takes tens of milliseconds, so other work is let in between two documents.
 * @param contents of the documents; those without one are left out.
 */
export async function toDocumentHits(
  passages: readonly RetrievedPassage[],
  contents: ReadonlyMap<string, string>,
  query: readonly QueryTerm[],
  language: Language,
  signal?: AbortSignal,
): Promise<DocumentHit[]> {
  const wanted = new Wanted(wantedTerms(query), language);
  const hits: DocumentHit[] = [];
  for (const [id, own] of Map.groupBy(passages, ({ document }) => document.id)) {
    const content = contents.get(id);
    const [best] = own;
    if (!best || content === undefined) continue;
    const marked = own.map(({ passage, score }) => {
      const tokens = wanted.findIn(passage.text);
      const sentence = bestSentence(sentencesOf(passage, language), tokens, wanted);
      return { passage, score, highlights: toHighlights(tokens), sentence };
    });
    hits.push({ document: { ...best.document, content }, score: best.score, passages: marked });
    await setImmediate();
    signal?.throwIfAborted();
  }
  return hits;
}
