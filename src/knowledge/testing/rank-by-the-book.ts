import { buildQuery } from '../index/words/query-builder.js';
import { analyse } from '../language/text-analyser.js';
import { type Token } from '../language/token.js';
import { type IndexFixture } from './index-fixture.js';

/** A passage that is to be found. */
export interface ExpectedPassage {
  documentId: string;
  ordinal: number;
  score: number;
}

type Fields = ['text' | 'title', Token[]][];

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
      const [inTitle, inText] = [title, text].map((source) => analyse(source, 'en')) as [Token[], Token[]];
      const [titleLength, length] = [inTitle, inText].map(
        (tokens) => tokens.filter(({ isStopWord }) => !isStopWord).length,
      ) as [number, number];
      const frequencies = new Map([...inTitle, ...inText].map(({ term }) => [term, { text: 0, title: 0 }]));
      for (const [field, tokens] of Object.entries({ text: inText, title: inTitle }) as Fields) {
        for (const { term } of tokens) {
          const count = frequencies.get(term);
          if (count) count[field] += 1;
        }
      }
      passages.push({ documentId, ordinal, frequencies, length, titleLength });
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
    .map(({ documentId, ordinal, frequencies, length, titleLength }) => {
      const score = query.reduce((sum, { term, weight }) => {
        const frequency = frequencies.get(term) ?? { text: 0, title: 0 };
        const withTerm = counted.get(term) ?? 0;
        const idf = Math.log(1 + (passages.length - withTerm + 0.5) / (withTerm + 0.5));
        const inText = frequency.text / (1 - 0.75 + (0.75 * length) / Math.max(average, 1));
        // A title of five words is of average length; the index keeps sixteenths.
        const inTitle = Math.round((16 * frequency.title) / (1 - 0.3 + (0.3 * titleLength) / 5)) / 16;
        const together = inText + 4 * inTitle;
        return sum + (weight * idf * together * (1.2 + 1)) / (together + 1.2);
      }, 0);
      return { documentId, ordinal, score };
    });
}
