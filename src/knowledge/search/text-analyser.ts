import { type Language } from '../../applications/languages.js';
import { cut, fold, MAX_TERM_LENGTH } from './fold.js';
import { stemmerOf } from './stemmers.js';
import { stopWordsOf } from './stop-words/stop-words.js';
import { type Token } from './token.js';
import { readUnspaced, UNSPACED } from './unspaced-text.js';

type Word = Pick<Token, 'term' | 'isStopWord'>;

const MEMO_SIZE = 50_000;
const RUNS = new RegExp(`(${UNSPACED}[${UNSPACED}\\p{M}]*)|[[\\p{L}\\p{N}\\p{M}]--${UNSPACED}]+`, 'gv');
const WORDS = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;

/**
 * Reads texts of one language: compatibility fold without accents, lower case, runs of letters and digits, stems of
 * the language. Stop words are marked and kept. Scripts without spaces are read by pairs of letters, whatever the
 * language.
 */
class TextAnalyser {
  private readonly stem: (word: string) => string;
  private readonly stopWords: ReadonlySet<string>;
  private readonly memo = new Map<string, readonly Word[]>();

  constructor(language: Language) {
    this.stem = stemmerOf(language);
    this.stopWords = stopWordsOf(language);
  }

  analyse(text: string): Token[] {
    const tokens: Token[] = [];
    for (const match of text.matchAll(RUNS)) {
      const { 0: run, 1: unspaced, index: start } = match;
      if (unspaced === undefined) {
        const end = start + run.length;
        for (const word of this.readRun(run)) tokens.push({ ...word, start, end });
      } else {
        for (const token of readUnspaced(unspaced, start)) tokens.push(token);
      }
    }
    return tokens;
  }

  /** Folding and stemming cost more than all the rest, and language repeats itself. */
  private readRun(run: string): readonly Word[] {
    const known = this.memo.get(run);
    if (known) return known;
    // Usually one word; composing can make more, as of `½`, or none, as of a lone accent.
    const words = run.normalize('NFKC').toLowerCase().match(WORDS) ?? [];
    const read = words.map((word) => this.readWord(word));
    if (run.length <= MAX_TERM_LENGTH) {
      if (this.memo.size >= MEMO_SIZE) this.memo.clear();
      this.memo.set(run, read);
    }
    return read;
  }

  private readWord(word: string): Word {
    const folded = fold(word);
    const term = word.length <= MAX_TERM_LENGTH ? this.stem(word) : folded;
    return { term: cut(term), isStopWord: this.stopWords.has(folded) };
  }
}

const analysers = new Map<Language, TextAnalyser>();

/** The one analyser, for documents and for queries. An index is to be asked in the language that it was made in. */
export function analyse(text: string, language: Language): Token[] {
  let analyser = analysers.get(language);
  if (!analyser) analysers.set(language, (analyser = new TextAnalyser(language)));
  return analyser.analyse(text);
}
