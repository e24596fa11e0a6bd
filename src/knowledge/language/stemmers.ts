import { createStemmer } from 'multilingual-stemmer';
import { type Language } from '../../applications/languages.js';
import { fold } from './fold.js';

/**
 * Endings to read in another way before the stemmer sees them: those by which it knows a form only with the accent
 * that is often not typed, and in Portuguese the plural in -ões, which it does not take back to -ão.
 */
const ENDINGS: Partial<Record<Language, readonly [written: RegExp, meant: string][]>> = {
  fr: [[/ee(?=s?$)/, 'ée']],
  pt: [
    [/(?<=..)(?:cao|[cç][oõ]es)$/, 'ção'],
    [/(?<=..)(?:ao|[oõ]es)$/, 'ão'],
  ],
};

/**
 * What to reduce a word to, so that its forms become the same. Takes lower case with accents and answers none:
 * stemmers know their endings by them, except for that of English, which knows no accents at all.
 */
export function stemmerOf(language: Language): (word: string) => string {
  // Vietnamese words have no forms.
  if (language === 'none' || language === 'vi') return fold;
  const stem = createStemmer(language);
  if (language === 'en') return (word) => stem(fold(word));
  const endings = ENDINGS[language] ?? [];
  return (word) => {
    const ending = endings.find(([written]) => written.test(word));
    return fold(stem(ending ? word.replace(...ending) : word));
  };
}
