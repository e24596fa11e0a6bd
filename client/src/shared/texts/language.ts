import { atom } from 'nanostores';
import { storage } from '../lib/storage.js';

/** The languages the page speaks: what each calls itself, and which way it is written. */
export const LANGUAGES = {
  en: { name: 'English', dir: 'ltr' },
  de: { name: 'Deutsch', dir: 'ltr' },
  ar: { name: 'العربية', dir: 'rtl' },
} as const;

export type Language = keyof typeof LANGUAGES;

/** What the page is written in, and what stands in for a language that cannot be loaded. */
export const BASE_LANGUAGE = 'en' satisfies Language;

const KEY = 'language';

/** The language of what is on view. It changes once the texts of another are there: `speak` of `speak.ts` sees to that. */
export const language = atom<Language>(BASE_LANGUAGE);

const isLanguage = (code: string | null): code is Language => code !== null && Object.hasOwn(LANGUAGES, code);

/** @param wished tags of languages, the dearest first. @returns the first that the page speaks. */
export function preferredOf(wished: readonly string[]): Language {
  return wished.map((tag) => tag.toLowerCase().split('-')[0] ?? '').find(isLanguage) ?? BASE_LANGUAGE;
}

/**
 * The reader's choice where one is remembered, else what the browser is set to.
 * @param offered those that the page may be read in; where there is none of the wanted ones, the first.
 */
export function wantedLanguage(offered: readonly Language[]): Language {
  const isOffered = (code: Language) => offered.length === 0 || offered.includes(code);
  const chosen = storage.read(KEY);
  const wanted = isLanguage(chosen) ? chosen : preferredOf(navigator.languages);
  return isOffered(wanted) ? wanted : (offered[0] ?? BASE_LANGUAGE);
}

/** A choice of what the browser is set to anyway is none, so that the page follows the browser again. */
export function rememberLanguage(code: Language): void {
  storage.write(KEY, code === preferredOf(navigator.languages) ? null : code);
}

/** The language as the reader's region has it: its dates and numbers differ. */
export function localeOf(code: Language, wished: readonly string[] = navigator.languages): string {
  return wished.find((tag) => preferredOf([tag]) === code && tag.toLowerCase().startsWith(code)) ?? code;
}
