import { type Language } from '../../../applications/languages.js';
import { analyse } from '../../language/text-analyser.js';
import { type Token } from '../../language/token.js';

/**
 * What is made of a text: another number whenever the terms of a language, or what is kept of them, become others. An
 * index that an older one made is made anew in the background.
 */
export const ANALYSIS = 2;

/** What an index keeps of a term of a title, in parts of one. */
export const TITLE_PARTS = 16;
/** A longer title says less by each of its words, and an average one of five words says what it says. */
const TITLE_LENGTH = 5;
const TITLE_LENGTH_SHARE = 0.3;
const MAX_TITLE = 127;
/** What is kept in a few bits: no passage has so many words, unless it is made for it. */
const MAX_COUNT = 4_095;

/** What the index keeps of one passage. */
export interface PassageTerms {
  /** How often the passage has each term, 0 for those of its title alone. */
  frequencies: Map<string, number>;
  /** How much the title has of each of its terms: see {@link titleShare}. */
  title: ReadonlyMap<string, number>;
  /** In words that are not stop words, without the title. */
  length: number;
}

/** The title goes with every passage of its document, as a field of its own, so that each can be found by it. */
export function indexTerms(title: string, text: string, language: Language): PassageTerms {
  const frequencies = new Map<string, number>();
  const tokens = analyse(text, language);
  for (const { term } of tokens) {
    frequencies.set(term, Math.min((frequencies.get(term) ?? 0) + 1, MAX_COUNT));
  }
  const shares = titleShares(title, language);
  for (const term of shares.keys()) if (!frequencies.has(term)) frequencies.set(term, 0);
  return { frequencies, title: shares, length: Math.min(lengthOf(tokens), MAX_COUNT) };
}

function titleShares(title: string, language: Language): Map<string, number> {
  const tokens = analyse(title, language);
  const length = lengthOf(tokens);
  const counts = new Map<string, number>();
  for (const { term } of tokens) counts.set(term, (counts.get(term) ?? 0) + 1);
  return new Map(Array.from(counts, ([term, count]) => [term, titleShare(count, length)]));
}

/** How much a title of so many content words says by a term that it has so often: a whole number of sixteenths. */
export function titleShare(count: number, length: number): number {
  const norm = 1 - TITLE_LENGTH_SHARE + (TITLE_LENGTH_SHARE * length) / TITLE_LENGTH;
  return Math.max(1, Math.min(Math.round((TITLE_PARTS * count) / norm), MAX_TITLE));
}

function lengthOf(tokens: readonly Token[]): number {
  return tokens.reduce((length, { isStopWord }) => length + Number(!isStopWord), 0);
}
