import { buildQuery } from '../index/words/query-builder.js';
import { analyse } from '../language/text-analyser.js';
import { type IndexFixture } from './index-fixture.js';

/** A passage that is to be found. */
export interface ExpectedPassage {
  documentId: string;
  ordinal: number;
  score: number;
}

/** BM25 by the book, over the passages as they are stored. */
export async function rankByTheBook(
  fixture: IndexFixture,
  documentIds: readonly string[],
  question: string,
): Promise<ExpectedPassage[]> {
  const passages = [];
  for (const documentId of documentIds) {
    const title = (await fixture.find(documentId))?.title ?? '';
    for (const { ordinal, text } of await fixture.passagesOf(documentId)) {
      // A word of the title counts double, and once for the length.
      const tokens = [title, title, text].map((source) => analyse(source, 'en'));
      const frequencies = new Map<string, number>();
      for (const { term } of tokens.flat()) frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
      const length = tokens
        .slice(1)
        .flat()
        .filter(({ isStopWord }) => !isStopWord).length;
      passages.push({ documentId, ordinal, frequencies, length });
    }
  }
  const counted = new Map<string, number>();
  for (const term of passages.flatMap(({ frequencies }) => [...frequencies.keys()])) {
    counted.set(term, (counted.get(term) ?? 0) + 1);
  }
  const average = passages.reduce((sum, { length }) => sum + length, 0) / passages.length;
  const turns = [{ role: 'user', text: question }] as const;
  const statistics = { passages: passages.length, frequencies: counted, averageLength: average };
  const query = buildQuery(turns, statistics, 'en');
  const required = query.filter(({ isStopWord }) => !isStopWord);
  return passages
    .filter(({ frequencies }) =>
      required.length > 0
        ? required.some(({ term }) => frequencies.has(term))
        : query.length > 0 && query.every(({ term }) => frequencies.has(term)),
    )
    .map(({ documentId, ordinal, frequencies, length }) => {
      const score = query.reduce((sum, { term, weight }) => {
        const frequency = frequencies.get(term) ?? 0;
        const withTerm = counted.get(term) ?? 0;
        const idf = Math.log(1 + (passages.length - withTerm + 0.5) / (withTerm + 0.5));
        const norm = 1.2 * (1 - 0.75 + (0.75 * length) / Math.max(average, 1));
        return sum + (weight * idf * frequency * (1.2 + 1)) / (frequency + norm);
      }, 0);
      return { documentId, ordinal, score };
    });
}
