import { type PassageTerms } from '../../documents/passages/passage-terms.js';

/** A term of a passage, which is said by its place in the document. */
export interface ListedPosting {
  term: string;
  ordinal: number;
  frequency: number;
  /** How much the document's title has of it. */
  title: number;
  /** The passage's. */
  length: number;
}

/**
 * The postings of a document in the order in which the index keeps them: what is written one after the other lies together
 * there. Flat, as a long document has millions.
 */
export class PostingList {
  private readonly terms: readonly string[];
  /** Where the postings of each term begin. */
  private readonly starts: Uint32Array;
  private readonly ordinals: Uint32Array;
  private readonly frequencies: Uint32Array;
  private readonly lengths: readonly number[];
  /** The same for all of its passages. */
  private readonly title: ReadonlyMap<string, number>;

  constructor(passages: readonly PassageTerms[]) {
    const counts = new Map<string, number>();
    for (const { frequencies } of passages) {
      for (const term of frequencies.keys()) counts.set(term, (counts.get(term) ?? 0) + 1);
    }
    this.terms = [...counts.keys()].sort();
    this.starts = new Uint32Array(this.terms.length + 1);
    const next = new Map<string, number>();
    let end = 0;
    for (const [index, term] of this.terms.entries()) {
      next.set(term, end);
      this.starts[index] = end;
      end += counts.get(term) ?? 0;
    }
    this.starts[this.terms.length] = end;
    this.ordinals = new Uint32Array(end);
    this.frequencies = new Uint32Array(end);
    this.lengths = passages.map(({ length }) => length);
    this.title = passages[0]?.title ?? new Map();
    for (const [ordinal, { frequencies }] of passages.entries()) {
      for (const [term, frequency] of frequencies) {
        const place = next.get(term) ?? 0;
        next.set(term, place + 1);
        this.ordinals[place] = ordinal;
        this.frequencies[place] = frequency;
      }
    }
  }

  /** How many terms it has. */
  get size(): number {
    return this.terms.length;
  }

  /**
   * All postings of some terms, from one of them on.
   * @param limit ends it behind the term with which there are so many.
   * @returns them, and the term to go on from.
   */
  slice(from: number, limit: number): { postings: ListedPosting[]; next: number } {
    const postings: ListedPosting[] = [];
    let index = from;
    for (; index < this.terms.length && postings.length < limit; index += 1) {
      const term = this.terms[index] ?? '';
      const end = this.starts[index + 1] ?? 0;
      const title = this.title.get(term) ?? 0;
      for (let place = this.starts[index] ?? 0; place < end; place += 1) {
        const ordinal = this.ordinals[place] ?? 0;
        const frequency = this.frequencies[place] ?? 0;
        postings.push({ term, ordinal, frequency, title, length: this.lengths[ordinal] ?? 0 });
      }
    }
    return { postings, next: index };
  }
}
