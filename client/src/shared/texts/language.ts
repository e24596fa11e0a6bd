import { atom } from 'nanostores';
import { HOST_LANGUAGE } from '../lib/host.js';
import { storage } from '../lib/storage.js';
import { BASE_LANGUAGE, isLanguage, type Language, preferredOf } from './languages.js';

const KEY = 'language';

/** The language of what is on view. It changes once the texts of another are there: `speak` of `speak.ts` sees to that. */
export const language = atom<Language>(BASE_LANGUAGE);

/** What a browser is set to, and before it what the site speaks that shows the page in a frame. */
const wishes = () => (HOST_LANGUAGE === null ? navigator.languages : [HOST_LANGUAGE, ...navigator.languages]);

/**
 * The reader's choice where one is remembered, else what the site around the page speaks, or the browser is set to.
 * @param offered those that the page may be read in; where there is none of the wanted ones, the first.
 */
export function wantedLanguage(offered: readonly Language[]): Language {
  const isOffered = (code: Language) => offered.length === 0 || offered.includes(code);
  const chosen = storage.read(KEY);
  const wanted = isLanguage(chosen) ? chosen : preferredOf(wishes());
  return isOffered(wanted) ? wanted : (offered[0] ?? BASE_LANGUAGE);
}

/** A choice of what holds anyway is none, so that the page follows the browser again. */
export function rememberLanguage(code: Language): void {
  storage.write(KEY, code === preferredOf(wishes()) ? null : code);
}

/** The language as the reader's region has it: its dates and numbers differ. */
export function localeOf(code: Language, wished: readonly string[] = navigator.languages): string {
  return wished.find((tag) => preferredOf([tag]) === code && tag.toLowerCase().startsWith(code)) ?? code;
}
