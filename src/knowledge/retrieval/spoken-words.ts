import { type Language } from '../../applications/languages.js';
import { analyse } from '../language/text-analyser.js';

/** What is read of one turn: who asks in more words than these is shown the terms of the rest as they are. */
const MAX_TURN_LENGTH = 4_000;
/** How many turns are read, the last ones. */
const MAX_TURNS = 8;
const MAX_WORDS = 3;

/**
 * The words of a conversation by the terms that they are looked for by, for people, who never wrote a stem. In small
 * letters, the newest first, a few of each term.
 */
export function spokenWords(turns: readonly { text: string }[], language: Language): Map<string, string[]> {
  const words = new Map<string, string[]>();
  for (const { text } of turns.slice(-MAX_TURNS).reverse()) {
    const said = text.slice(0, MAX_TURN_LENGTH);
    for (const { term, start, end } of analyse(said, language)) {
      const known = words.get(term) ?? [];
      const word = said.slice(start, end).toLowerCase();
      if (known.length < MAX_WORDS && !known.includes(word)) words.set(term, [...known, word]);
    }
  }
  return words;
}
