import { type Corpus } from './corpus.js';

/** The passages that have one term, in the order of their numbers, with what scoring needs of each. */
export interface TermPostings {
  numbers: Int32Array;
  frequencies: Uint16Array;
  lengths: Uint16Array;
}

/** Eight bytes each: 64 MB. */
const MAX_POSTINGS = 8_000_000;

/**
 * Postings that were read before. They are asked for by the version of their corpus, which every change of its index
 * changes in the same transaction, so what is answered is never stale.
 */
export class PostingCache {
  private readonly corpora = new Map<number, { version: number; terms: Map<string, TermPostings> }>();
  private size = 0;

  constructor(private readonly maxPostings = MAX_POSTINGS) {}

  find({ id, version }: Corpus, term: string): TermPostings | undefined {
    const kept = this.corpora.get(id);
    return kept?.version === version ? kept.terms.get(term) : undefined;
  }

  keep({ id, version }: Corpus, term: string, postings: TermPostings): void {
    if (this.corpora.get(id)?.version !== version) this.forget(id);
    if (this.size + postings.numbers.length > this.maxPostings) this.forgetAll();
    const kept = this.corpora.get(id) ?? { version, terms: new Map<string, TermPostings>() };
    this.corpora.set(id, kept);
    kept.terms.set(term, postings);
    this.size += postings.numbers.length;
  }

  private forget(id: number): void {
    for (const { numbers } of this.corpora.get(id)?.terms.values() ?? []) this.size -= numbers.length;
    this.corpora.delete(id);
  }

  private forgetAll(): void {
    this.corpora.clear();
    this.size = 0;
  }
}
