import { seededRandom, type Random } from '../knowledge/random.ts';
import { type EvaluationSet, type SetQuery } from './evaluation-set.ts';

/** Shorter words carry little. */
const WORD = /\p{L}[\p{L}\p{M}]{3,}/gu;

/** The same questions as somebody types them in a hurry: one slip in one word of each, the same for the same seed. */
export function withSlips(set: EvaluationSet, seed: number): EvaluationSet {
  const queries = set.queries.map((query, index) => misspell(query, seededRandom(seed + index)));
  return { ...set, name: `${set.name}, with slips`, queries };
}

function misspell(query: SetQuery, random: Random): SetQuery {
  const asked = query.turns.at(-1);
  const words = [...(asked?.content ?? '').matchAll(WORD)];
  const word = words[Math.floor(random() * words.length)];
  if (!asked || !word) return query;
  const { 0: meant, index } = word;
  const content =
    asked.content.slice(0, index) + slip(meant, random) + asked.content.slice(index + meant.length);
  return { ...query, turns: [...query.turns.slice(0, -1), { ...asked, content }] };
}

/** The word with a letter too many, one missing, another one, or two in each other's place; never the word itself. */
function slip(word: string, random: Random): string {
  const letters = [...word];
  const at = Math.floor(random() * (letters.length - 1));
  const [letter = '', next = ''] = letters.slice(at);
  const other = letters[Math.floor(random() * letters.length)] ?? '';
  const inPlace = [`${other}${letter}${next}`, next, `${other}${next}`, `${next}${letter}`];
  const typed =
    letters.slice(0, at).join('') +
    (inPlace[Math.floor(random() * inPlace.length)] ?? '') +
    letters.slice(at + 2).join('');
  return typed.toLowerCase() === word.toLowerCase() ? slip(word, random) : typed;
}
