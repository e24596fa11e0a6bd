/** The languages the page speaks: what each calls itself, and which way it is written. */
export const LANGUAGES = {
  en: { name: 'English', dir: 'ltr' },
  de: { name: 'Deutsch', dir: 'ltr' },
  ar: { name: 'العربية', dir: 'rtl' },
} as const;

export type Language = keyof typeof LANGUAGES;

/** What the page is written in, and what stands in for a language that cannot be loaded. */
export const BASE_LANGUAGE = 'en' satisfies Language;

export const isLanguage = (code: string | null): code is Language =>
  code !== null && Object.hasOwn(LANGUAGES, code);

/** @param wished tags of languages, the dearest first. @returns the first that the page speaks. */
export function preferredOf(wished: readonly string[]): Language {
  return wished.map((tag) => tag.toLowerCase().split('-')[0] ?? '').find(isLanguage) ?? BASE_LANGUAGE;
}
