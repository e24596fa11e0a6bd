import { type Language } from '../../applications/languages.js';
import { cut, fold, MAX_TERM_LENGTH } from './fold.js';
import { Memo } from './memo.js';
import { nearWords } from './near-words.js';
import { type SoughtTerms } from './sought-terms.js';
import { stemmerOf } from './stemmers.js';
import { stopWordsOf } from './stop-words/stop-words.js';
import { joinSyllables } from './syllables.js';
import { type Token } from './token.js';
import { readUnspaced, UNSPACED } from './unspaced-text.js';

type Word = Pick<Token, 'term' | 'isStopWord'>;

const MEMO_SIZE = 50_000;
/** Soft hyphens only say where a word may be broken. */
const LETTERS = `[[\\p{L}\\p{N}\\p{M}\\u00ad]--${UNSPACED}]`;
const RUNS = new RegExp(`(${UNSPACED}[${UNSPACED}\\p{M}]*)|${LETTERS}+`, 'gv');
const WORDS = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;
const PLAIN = /^[a-z0-9]+$/;
const HYPHEN = /[\u002d\u2010\u2011]/;
/** Two or three parts of a size that words have; more are a date, a path or the id of something. */
const COMPOUND = new RegExp(
  `${LETTERS}{1,24}(?:${HYPHEN.source}${LETTERS}{1,24}){1,2}(?!${HYPHEN.source}?${LETTERS})`,
  'yv',
);

/**
 * Reads texts of one language: compatibility fold without accents, lower case, runs of letters and digits, stems of
 * the language. Stop words are marked and kept. A word with a hyphen is also read without, as it may be written.
 * Scripts without spaces are read by pairs of letters, whatever the language, and Vietnamese by pairs of syllables.
 */
class TextAnalyser {
  private readonly stem: (word: string) => string;
  private readonly stopWords: ReadonlySet<string>;
  /** By runs of letters, and by the words in those that are too long to be kept. */
  private readonly memo = new Memo<readonly Word[]>(MEMO_SIZE);
  private readonly wordMemo = new Memo<Word>(MEMO_SIZE);

  constructor(private readonly language: Language) {
    this.stem = stemmerOf(language);
    this.stopWords = stopWordsOf(language);
  }

  analyse(text: string): Token[] {
    const tokens = this.read(text);
    return this.language === 'vi' ? joinSyllables(tokens, text) : tokens;
  }

  /** Those tokens of a text that have one of the terms. */
  find(text: string, sought: SoughtTerms): Token[] {
    // A pair of syllables has a term that neither of the two has.
    if (this.language === 'vi') return this.analyse(text).filter(({ term }) => sought.has(term));
    return this.read(text, sought);
  }

  /** @param sought the terms of those that are; all, where it is left out. Making the others would take longest. */
  private read(text: string, sought?: SoughtTerms): Token[] {
    const tokens: Token[] = [];
    // Not `matchAll`: that makes an expression of its own for each text, which takes longer than to use it.
    RUNS.lastIndex = 0;
    for (let match = RUNS.exec(text); match; match = RUNS.exec(text)) {
      const { 0: run, 1: unspaced, index: start } = match;
      const end = start + run.length;
      if (unspaced !== undefined) {
        for (const token of readUnspaced(unspaced, start)) {
          if (sought?.has(token.term) !== false) tokens.push(token);
        }
        continue;
      }
      if (sought?.mayBeIn(run) !== false) {
        for (const { term, isStopWord } of this.readRun(run)) {
          if (sought?.has(term) !== false) tokens.push({ term, start, end, isStopWord });
        }
      }
      for (const token of this.readCompound(text, start, end)) {
        if (sought?.has(token.term) !== false) tokens.push(token);
      }
    }
    return tokens;
  }

  /** The terms of the content words that one slip makes this word of. They are not kept: hardly one of them is a word. */
  near(word: string): string[] {
    const written = this.normalise(word);
    const words = [...nearWords(written)].map((near) => this.readWord(near));
    const own = this.readWord(written).term;
    const terms = words.filter(({ isStopWord }) => !isStopWord).map(({ term }) => term);
    return [...new Set(terms)].filter((term) => term !== own);
  }

  /** The compound that begins with a run, in one word: `email` for `e-mail`. */
  private readCompound(text: string, start: number, end: number): Token[] {
    if (!HYPHEN.test(text.charAt(end)) || HYPHEN.test(text.charAt(start - 1))) return [];
    COMPOUND.lastIndex = start;
    const [compound] = COMPOUND.exec(text) ?? [];
    if (compound === undefined || !/\p{L}/u.test(compound)) return [];
    const parts = compound.split(HYPHEN);
    if (parts.flatMap((part) => this.readRun(part)).every(({ isStopWord }) => isStopWord)) return [];
    return this.readRun(parts.join('')).map((word) => ({ ...word, start, end: start + compound.length }));
  }

  /** Folding and stemming cost more than all the rest, and language repeats itself. */
  private readRun(run: string): readonly Word[] {
    const known = this.memo.get(run);
    if (known) return known;
    // Usually one word; composing can make more, as of `½`, or none, as of a lone accent.
    const whole = this.normalise(run);
    const words = PLAIN.test(whole) ? [whole] : (whole.match(WORDS) ?? []);
    // A long run is seldom seen twice; its words may be.
    const isShort = run.length <= MAX_TERM_LENGTH;
    const read = words.map((word) => (isShort ? this.readWord(word) : this.recallWord(word)));
    if (isShort) this.memo.set(run, read);
    return read;
  }

  /** In Turkish, `I` is another letter than `i` has in upper case. */
  private normalise(run: string): string {
    const whole = PLAIN.test(run) ? run : run.replaceAll('\u00ad', '').normalize('NFKC');
    return this.language === 'tr' ? whole.toLocaleLowerCase('tr') : whole.toLowerCase();
  }

  private recallWord(word: string): Word {
    if (word.length > MAX_TERM_LENGTH) return this.readWord(word);
    const known = this.wordMemo.get(word);
    if (known) return known;
    const read = this.readWord(word);
    this.wordMemo.set(word, read);
    return read;
  }

  private readWord(word: string): Word {
    const folded = fold(word);
    const term = word.length <= MAX_TERM_LENGTH ? this.stem(word) : folded;
    return { term: cut(term), isStopWord: this.stopWords.has(folded) };
  }
}

const analysers = new Map<Language, TextAnalyser>();

function analyserOf(language: Language): TextAnalyser {
  let analyser = analysers.get(language);
  if (!analyser) analysers.set(language, (analyser = new TextAnalyser(language)));
  return analyser;
}

/** The one analyser, for documents and for queries. An index is to be asked in the language that it was made in. */
export function analyse(text: string, language: Language): Token[] {
  return analyserOf(language).analyse(text);
}

/** Those tokens of a text that are looked for: what {@link analyse} makes of it, without the rest. */
export function findTokens(text: string, sought: SoughtTerms): Token[] {
  return analyserOf(sought.language).find(text, sought);
}

/** The terms of the words that may have been meant where this one was typed: see {@link nearWords}. */
export function nearTerms(word: string, language: Language): string[] {
  return analyserOf(language).near(word);
}
