import { type Language, LANGUAGES } from '../applications/languages.js';
import { analyse } from '../knowledge/language/text-analyser.js';

/** What was looked for, as texts of some languages have it. */
export interface SoughtWords {
  languages: Language[];
  /** All of them have to be there. */
  terms: readonly string[];
}

/** Each word of a text once, with a space before and behind it: where one of them stands can be asked of the whole. */
export function wordsOf(text: string, language: Language): string {
  return ` ${[...new Set(analyse(text, language).map(({ term }) => term))].join(' ')} `;
}

/** The same of a title, which says itself what language it was read in. No word has a colon. */
export function titleWordsOf(title: string, language: Language): string {
  return ` ${language}:${wordsOf(title, language)}`;
}

/**
 * What to look for in texts, whichever language they were read in: an application may have had another before. Stop
 * words count where there is nothing else.
 * @returns nothing where the question has no word.
 */
export function soughtWordsOf(question: string): SoughtWords[] {
  const sought = new Map<string, SoughtWords>();
  for (const language of LANGUAGES) {
    const tokens = analyse(question, language);
    const content = tokens.filter(({ isStopWord }) => !isStopWord);
    const terms = [...new Set((content.length > 0 ? content : tokens).map(({ term }) => term))];
    if (terms.length === 0) continue;
    const known = sought.get(terms.join(' '));
    if (known) known.languages.push(language);
    else sought.set(terms.join(' '), { languages: [language], terms });
  }
  return [...sought.values()];
}
