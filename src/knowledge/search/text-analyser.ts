import snowball from 'snowball-stemmers';
import { isStopWord } from './stop-words.js';

/** A word of a text as the index knows it. */
export interface Token {
  /** Folded and stemmed: what is compared. */
  term: string;
  /** Where the word stands in the text, in UTF-16 code units; the end is exclusive. */
  start: number;
  end: number;
  isStopWord: boolean;
}

type Word = Pick<Token, 'term' | 'isStopWord'>;

/** Longer words are data, not language: they are compared by their beginning, which keeps index rows small. */
const MAX_TERM_LENGTH = 64;
const MEMO_SIZE = 50_000;

const stemmer = snowball.newStemmer('english');
const memo = new Map<string, readonly Word[]>();

/**
 * The one analyser, for documents and for queries: compatibility fold without accents, lower case, runs of letters
 * and digits, English stems. Stop words are marked and kept.
 */
export function analyse(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    const start = match.index;
    const end = start + match[0].length;
    for (const word of readRun(match[0])) tokens.push({ ...word, start, end });
  }
  return tokens;
}

/** Stemming costs more than all the rest, and language repeats itself. */
function readRun(run: string): readonly Word[] {
  const known = memo.get(run);
  if (known) return known;
  const words = fold(run).map((word) => ({ term: stem(word), isStopWord: isStopWord(word) }));
  if (run.length <= MAX_TERM_LENGTH) {
    if (memo.size >= MEMO_SIZE) memo.clear();
    memo.set(run, words);
  }
  return words;
}

/** Usually one word; folding can make more, as of `½`, or none, as of a lone accent. */
function fold(run: string): string[] {
  const folded = run.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return folded.match(/[\p{L}\p{N}]+/gu) ?? [];
}

function stem(word: string): string {
  if (word.length <= MAX_TERM_LENGTH) return stemmer.stem(word);
  // Never half a character: the database would store something else.
  return word.slice(0, MAX_TERM_LENGTH).replace(/[\uD800-\uDBFF]$/, '');
}
