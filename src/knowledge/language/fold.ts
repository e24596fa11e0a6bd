/** Accents, points and the like. Marks of Indic scripts are not among them: those are vowels, and make the word. */
const ACCENTS =
  /[\p{M}&&[\p{Script=Inherited}\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Hebrew}\p{Script=Arabic}]]/gv;

/** Letters that are typed in another way where the keyboard has none of them, and that Unicode takes for whole. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ς: 'σ',
};

const ASCII = /^[\0-\x7f]*$/;

/** Longer words are data, not language: they are compared by their beginning, which keeps index rows small. */
export const MAX_TERM_LENGTH = 64;

/** A text without accents, case and typographic forms: what two ways to write a word have in common. */
export function fold(text: string): string {
  // Most words of most languages; the rest takes twenty times as long.
  if (ASCII.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(ACCENTS, '')
    .toLowerCase()
    .replace(ACCENTS, '')
    .replace(/[ßæœøłđðþıς]/g, (letter) => LETTERS[letter] ?? letter);
}

/** Like {@link fold} for scripts in which a mark can make another letter: those marks stay. */
export function foldLetter(letter: string): string {
  return letter
    .normalize('NFKC')
    .replace(ACCENTS, '')
    .replace(/[^\p{L}\p{N}\p{M}]/gu, '')
    .toLowerCase();
}

/** At most `length` code units, and never half a character: the database would store something else. */
export function cut(term: string, length = MAX_TERM_LENGTH): string {
  return term.length <= length ? term : term.slice(0, length).replace(/[\uD800-\uDBFF]$/, '');
}
