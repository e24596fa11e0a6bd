import { createStemmer } from 'multilingual-stemmer';

const stem = createStemmer('en');

/** Words that ask or join and say nothing of the subject. */
const STOP_WORDS = new Set(
  (
    'a about am an and any are as at be been but by can could did do does for from get give had has have hello hey hi how i ' +
    'if in into is it its know let like me more my need no not of offer offers on or our please say show so some tell than thank thanks ' +
    'that the their them then there these they this to us want was we were what when where which who why will with would ' +
    'you your'
  ).split(' '),
);

/** The words that say what a text is about, lower-cased, without accents or punctuation, and stemmed. */
export function readTerms(text: string): Set<string> {
  const words = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/['’]s\b/g, '')
    .match(/[\p{L}\p{N}]+/gu);
  return new Set(
    (words ?? [])
      .filter((word) => !STOP_WORDS.has(word))
      .map((word) => (/\d/.test(word) ? word : stem(word))),
  );
}
