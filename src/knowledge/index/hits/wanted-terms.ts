import { type QueryTerm } from '../words/query-builder.js';

/** What was looked for, and how much each matters. Stop words are worth showing only where nothing else was asked for. */
export function wantedTerms(query: readonly QueryTerm[]): Map<string, number> {
  const content = query.filter(({ isStopWord }) => !isStopWord);
  return new Map((content.length > 0 ? content : query).map(({ term, weight }) => [term, weight]));
}
