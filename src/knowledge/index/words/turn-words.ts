import { type Language } from '../../../applications/languages.js';
import { analyse } from '../../language/text-analyser.js';
import { type Token } from '../../language/token.js';

export const TURN_DECAY = 0.4;
const LEAST_TURN_WEIGHT = 0.02;
/** What is read of one turn. */
const MAX_TURN_LENGTH = 20_000;

/** What a turn has of a term. */
export interface TermUse {
  count: number;
  /** Whether every word that led to the term is one. */
  isStopWord: boolean;
}

/** The user turns that still count, the last first, and the reply before the last. */
export function relevantTurns(turns: readonly { role: string; text: string }[]): {
  users: string[];
  reply: string;
} {
  const lastUser = turns.findLastIndex(({ role }) => role === 'user');
  const until = turns.slice(0, lastUser + 1);
  const reach = 1 + Math.floor(Math.log(LEAST_TURN_WEIGHT) / Math.log(TURN_DECAY));
  const users = until.filter(({ role }) => role === 'user').slice(-reach);
  const reply = until.findLast(({ role }) => role === 'assistant');
  return { users: users.map(({ text }) => text).reverse(), reply: reply?.text ?? '' };
}

export function wordsOf(text: string, language: Language): Token[] {
  return analyse(text.slice(0, MAX_TURN_LENGTH), language);
}

export function termsOf(text: string, language: Language): Map<string, TermUse> {
  const uses = new Map<string, TermUse>();
  for (const { term, isStopWord } of wordsOf(text, language)) {
    const use = uses.get(term);
    uses.set(term, {
      count: (use?.count ?? 0) + 1,
      isStopWord: isStopWord && (use?.isStopWord ?? true),
    });
  }
  return uses;
}

export function contentTerms(uses: ReadonlyMap<string, TermUse>): Map<string, TermUse> {
  return new Map([...uses].filter(([, { isStopWord }]) => !isStopWord));
}
