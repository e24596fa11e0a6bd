import { type SetDocument } from './evaluation-set.ts';

/**
 * The search of the sketch that this platform started from, kept to measure against: words are what stands between
 * white space, those of more than three characters count, and a document's score is how many of the query's words it
 * has. Documents with equal scores stay in the order in which they were first met.
 */
export class SeedSearch {
  private readonly index = new Map<string, string[]>();

  constructor(documents: Iterable<SetDocument>) {
    for (const { id, title, text } of documents) {
      for (const word of new Set([...wordsOf(title), ...wordsOf(text)])) {
        const ids = this.index.get(word);
        if (ids) ids.push(id);
        else this.index.set(word, [id]);
      }
    }
  }

  search(query: string, topK: number): string[] {
    const scores = new Map<string, number>();
    for (const word of new Set(wordsOf(query))) {
      for (const id of this.index.get(word) ?? []) scores.set(id, (scores.get(id) ?? 0) + 1);
    }
    return [...scores]
      .sort(([, one], [, other]) => other - one)
      .slice(0, topK)
      .map(([id]) => id);
  }
}

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => Array.from(word).length > 3);
}
