import { type Language } from '../../../applications/languages.js';
import { fold } from '../fold.js';
import { ARABIC } from './arabic.js';
import { DANISH } from './danish.js';
import { DUTCH } from './dutch.js';
import { ENGLISH } from './english.js';
import { FINNISH } from './finnish.js';
import { FRENCH } from './french.js';
import { GERMAN } from './german.js';
import { GREEK } from './greek.js';
import { HINDI } from './hindi.js';
import { ITALIAN } from './italian.js';
import { NORWEGIAN } from './norwegian.js';
import { POLISH } from './polish.js';
import { PORTUGUESE } from './portuguese.js';
import { ROMANIAN } from './romanian.js';
import { RUSSIAN } from './russian.js';
import { SPANISH } from './spanish.js';
import { SWEDISH } from './swedish.js';
import { TURKISH } from './turkish.js';
import { VIETNAMESE } from './vietnamese.js';

const LISTS: Record<Language, string> = {
  en: ENGLISH,
  ar: ARABIC,
  da: DANISH,
  de: GERMAN,
  el: GREEK,
  es: SPANISH,
  fi: FINNISH,
  fr: FRENCH,
  hi: HINDI,
  it: ITALIAN,
  nl: DUTCH,
  no: NORWEGIAN,
  pl: POLISH,
  pt: PORTUGUESE,
  ro: ROMANIAN,
  ru: RUSSIAN,
  sv: SWEDISH,
  tr: TURKISH,
  vi: VIETNAMESE,
  none: '',
};

/**
 * The words of a language that carry little by themselves, folded. As in English, words that often make the difference
 * in a question, such as those for "without" or "again", are not among them.
 */
export function stopWordsOf(language: Language): ReadonlySet<string> {
  return new Set(fold(LISTS[language]).match(/\S+/g));
}
