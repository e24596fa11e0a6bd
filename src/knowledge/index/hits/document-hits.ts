import { setImmediate } from 'node:timers/promises';
import { type Language } from '../../../applications/languages.js';
import { findHighlights } from './highlights.js';
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
  const terms = highlightedTerms(query);
  const hits: DocumentHit[] = [];
  for (const [id, own] of Map.groupBy(passages, ({ document }) => document.id)) {
    const content = contents.get(id);
    const [best] = own;
    if (!best || content === undefined) continue;
    const marked = own.map(({ passage, score }) => ({
      passage,
      score,
      highlights: findHighlights(passage.text, terms, language),
    }));
    hits.push({ document: { ...best.document, content }, score: best.score, passages: marked });
    await setImmediate();
    signal?.throwIfAborted();
  }
  return hits;
}

/** Stop words are worth showing only where nothing else was asked for. */
function highlightedTerms(query: readonly QueryTerm[]): Set<string> {
  const content = query.filter(({ isStopWord }) => !isStopWord);
  return new Set((content.length > 0 ? content : query).map(({ term }) => term));
}
