/** Scripts without spaces between words: each of their characters counts as one. */
const WORD =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]|[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}]/gu;

/**
 * How alike two texts are, from 0 to 1: the share of pairs of neighbouring words that they have in common (Dice). Words
 * that are lost, made up, or in another order make it less; white space makes no difference.
 */
export function similarity(one: string, other: string): number {
  const [ones, others] = [pairsOf(one), pairsOf(other)];
  const all = sizeOf(ones) + sizeOf(others);
  let common = 0;
  for (const [pair, count] of ones) common += Math.min(count, others.get(pair) ?? 0);
  return all === 0 ? 1 : (2 * common) / all;
}

/** With the place before the first word and that behind the last, so that a single word has pairs as well. */
function pairsOf(text: string): Map<string, number> {
  const words = text.normalize('NFC').match(WORD) ?? [];
  const pairs = new Map<string, number>();
  if (words.length === 0) return pairs;
  for (const [index, word] of [...words, ''].entries()) {
    const pair = `${words[index - 1] ?? ''} ${word}`;
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}

function sizeOf(pairs: ReadonlyMap<string, number>): number {
  let size = 0;
  for (const count of pairs.values()) size += count;
  return size;
}
