import { type Language } from '../../applications/languages.js';

/** Consecutive passages, by their numbers. */
export interface NumberRange {
  first: number;
  last: number;
}

/** A moment in which something of a corpus was read; it is another one by any change. */
export interface CorpusMoment {
  version: number;
  lastNumber: number;
}

/** What an application can search. */
export interface Corpus {
  /** What the index calls it. */
  id: number;
  /** What its passages were analysed in, and queries have to be. */
  language: Language;
  /** How many passages are in the index, with those that are hidden. */
  passages: number;
  /** The sum of their lengths, in content words. */
  totalLength: number;
  /** The last passage number given out. */
  lastNumber: number;
  /** Another one whenever what the index holds has changed. What is hidden is not part of it. */
  version: number;
  /** The version of the last change to what the index held before; those behind it added passages, and nothing else. */
  changedVersion: number;
  /** Passages that are in the index and not to be found: they are being written, or deleted. */
  hidden: readonly NumberRange[];
}

/** Up to which number nothing is being written: whoever came past that would not come back to it. */
export function writtenUpTo({ lastNumber, hidden }: Pick<Corpus, 'lastNumber' | 'hidden'>): number {
  return Math.min(lastNumber, ...hidden.map(({ first }) => first - 1));
}
