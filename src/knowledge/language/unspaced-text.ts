import { cut, foldLetter, MAX_TERM_LENGTH } from './fold.js';
import { type Token } from './token.js';

/**
 * Letters of scripts that put no spaces between words (or, as Korean, join particles to them), as a class for
 * regular expressions with the flag `v`.
 */
export const UNSPACED =
  '[[\\p{scx=Han}\\p{scx=Hiragana}\\p{scx=Katakana}\\p{scx=Bopomofo}\\p{scx=Hangul}' +
  '\\p{scx=Thai}\\p{scx=Lao}\\p{scx=Khmer}\\p{scx=Myanmar}\\p{scx=Tibetan}]&&[\\p{L}\\p{N}\\p{M}]]';

const letters = new Intl.Segmenter('und', { granularity: 'grapheme' });

/**
 * Where no space says what a word is, every two neighbours are one, as `利息` in `储蓄利息`. Letters by themselves are
 * kept as stop words, so that a question of one letter finds something and no other question finds by one alone.
 * @param offset where the run stands in the text.
 */
export function readUnspaced(run: string, offset: number): Token[] {
  const units = Array.from(letters.segment(run), ({ segment, index }) => ({
    term: cut(foldLetter(segment), MAX_TERM_LENGTH / 2),
    start: offset + index,
    end: offset + index + segment.length,
  })).filter(({ term }) => /[\p{L}\p{N}]/u.test(term));
  return units.flatMap((unit, index) => {
    const next = units[index + 1];
    const single = { ...unit, isStopWord: units.length > 1 };
    if (!next) return [single];
    return [single, { ...unit, term: unit.term + next.term, end: next.end, isStopWord: false }];
  });
}
