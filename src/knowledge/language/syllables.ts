import { type Token } from './token.js';

const SPACES = /^\s+$/;

/**
 * Where a space stands between syllables and not between words, as in Vietnamese, every two neighbours are a word as well:
 * `tài khoản` is also `taikhoan`. Two that carry nothing by themselves are none.
 */
export function joinSyllables(syllables: readonly Token[], text: string): Token[] {
  return syllables.flatMap((one, index) => {
    const next = syllables[index + 1];
    const isPair = next && SPACES.test(text.slice(one.end, next.start));
    if (!isPair || (one.isStopWord && next.isStopWord)) return [one];
    return [one, { term: one.term + next.term, start: one.start, end: next.end, isStopWord: false }];
  });
}
