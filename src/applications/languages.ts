/**
 * The languages whose words the search knows, as BCP 47 primary subtags, and `none` for any other and for texts of
 * several: they are found by whole words.
 */
export const LANGUAGES = [
  'en',
  'ar',
  'da',
  'de',
  'el',
  'es',
  'fi',
  'fr',
  'hi',
  'it',
  'nl',
  'no',
  'pl',
  'pt',
  'ro',
  'ru',
  'sv',
  'tr',
  'vi',
  'none',
] as const;
export type Language = (typeof LANGUAGES)[number];

export const DEFAULT_LANGUAGE: Language = 'en';
