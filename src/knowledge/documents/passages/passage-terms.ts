import { type Language } from '../../../applications/languages.js';
import { analyse } from '../../language/text-analyser.js';

/** A word of the title says more about a passage than a word of its text. */
const TITLE_FACTOR = 2;

/** What the index keeps of one passage. */
export interface PassageTerms {
  /** How often the passage has each term, the title's words counted double. */
  frequencies: Map<string, number>;
  /** In words that are not stop words. */
  length: number;
}

/** The title goes with every passage of its document, so that each can be found by it. */
export function indexTerms(title: string, text: string, language: Language): PassageTerms {
  const frequencies = new Map<string, number>();
  let length = 0;
  const count = (source: string, factor: number): void => {
    for (const { term, isStopWord } of analyse(source, language)) {
      frequencies.set(term, (frequencies.get(term) ?? 0) + factor);
      if (!isStopWord) length += 1;
    }
  };
  count(title, TITLE_FACTOR);
  count(text, 1);
  return { frequencies, length };
}
