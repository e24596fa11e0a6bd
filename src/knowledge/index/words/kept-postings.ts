import { LRUCache } from 'lru-cache';
import { type Corpus, writtenUpTo } from '../corpus.js';
import { extendPostings, NO_POSTINGS, type Postings } from './postings.js';

const BYTES_PER_POSTING = 8;
/** What the rest of it takes, about. */
const BYTES_PER_TERM = 300;

/** What was read of a term. */
interface Reading {
  /** Of the corpus, when it was read. */
  version: number;
  /** The last passage that nothing could come before any more. */
  settledUpTo: number;
  postings: Postings;
}

/**
 * Postings that were read before. Where passages were only added since, no more than what is behind them is read; once
 * something else has changed, all of it is. What is answered is never stale.
 */
export class KeptPostings {
  private readonly kept: LRUCache<string, Reading>;

  /** @param maxBytes how much is kept. */
  constructor(private readonly maxBytes: number) {
    this.kept = new LRUCache({
      maxSize: maxBytes,
      sizeCalculation: ({ postings }) => BYTES_PER_TERM + BYTES_PER_POSTING * postings.numbers.length,
    });
  }

  /** How much of what may be kept is taken: from 0 to 1. */
  get fullness(): number {
    return this.kept.calculatedSize / this.maxBytes;
  }

  /** @param read the postings behind a passage, of those terms that have any. */
  async readAll(
    corpus: Corpus,
    terms: readonly string[],
    read: (terms: readonly string[], behind: number) => Promise<ReadonlyMap<string, Postings>>,
  ): Promise<Map<string, Postings>> {
    const readings = new Map<string, Reading>();
    const outdated = new Map<string, Reading>();
    const missing: string[] = [];
    for (const term of terms) {
      const reading = this.kept.get(keyOf(corpus, term));
      if (!reading || !isOf(reading, corpus)) missing.push(term);
      else if (reading.version < corpus.version) outdated.set(term, reading);
      else readings.set(term, reading);
    }
    const { version } = corpus;
    const settledUpTo = writtenUpTo(corpus);
    const keep = (term: string, postings: Postings): void => {
      const reading = { version, settledUpTo, postings };
      this.kept.set(keyOf(corpus, term), reading);
      readings.set(term, reading);
    };
    if (missing.length > 0) {
      const found = await read(missing, 0);
      for (const term of missing) keep(term, found.get(term) ?? NO_POSTINGS);
    }
    if (outdated.size > 0) {
      const behind = Math.min(...Array.from(outdated.values(), (reading) => reading.settledUpTo));
      const found = await read([...outdated.keys()], behind);
      for (const [term, reading] of outdated) {
        keep(term, extendPostings(reading.postings, reading.settledUpTo, found.get(term) ?? NO_POSTINGS));
      }
    }
    return new Map(Array.from(readings, ([term, { postings }]) => [term, postings]));
  }
}

function keyOf({ id }: Corpus, term: string): string {
  return `${id} ${term}`;
}

/** Whether all that has changed since then is what came behind it. */
function isOf({ version }: Reading, corpus: Corpus): boolean {
  return version >= corpus.changedVersion && version <= corpus.version;
}
