/** Words that ask or join and say nothing of the subject. */
const STOP_WORDS = new Set(
  (
    'a about am an and any are as at be been but by can could did do does for from get give had has have hello hey hi how i ' +
    'if in into is it its know let like me more my need no not of on or our please say show so some tell than thank thanks ' +
    'that the their them then there these they this to us want was we were what when where which who why will with would ' +
    'you your'
  ).split(' '),
);

/** The words that say what a text is about, lower-cased, without accents or punctuation, and lightly stemmed. */
export function readTerms(text: string): Set<string> {
  const words = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/['’]s\b/g, '')
    .match(/[\p{L}\p{N}]+/gu);
  return new Set((words ?? []).filter((word) => !STOP_WORDS.has(word)).map((word) => stem(word)));
}

/** Enough English to match `accounts` with `account` and `opening` with `open`. */
function stem(word: string): string {
  if (/\d/.test(word)) return word;
  const singular = word.replace(/(?<=\w{2})ies$/, 'y').replace(/(?<=\w{2}[^s])s$/, '');
  const root = singular.replace(/(?<=\w{3})(?:ing|ed)$/, '');
  const single = root === singular ? root : root.replace(/([bdfgmnprt])\1$/, '$1');
  return single.replace(/(?<=\w{3})e$/, '');
}
