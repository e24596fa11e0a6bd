/** The passages that have one term, in the order of their numbers. */
export interface Postings {
  numbers: Int32Array;
  /** How much the title has it, how often the text, and how long that is, in 7, 12 and 12 bits: one number is read faster. */
  uses: Int32Array;
}

export const NO_POSTINGS: Postings = { numbers: new Int32Array(), uses: new Int32Array() };

/** @returns the first postings up to a passage, and of the others those behind it. */
export function extendPostings(first: Postings, upTo: number, others: Postings): Postings {
  const kept = countUpTo(first.numbers, upTo);
  const known = countUpTo(others.numbers, upTo);
  if (known === others.numbers.length && kept === first.numbers.length) return first;
  return {
    numbers: join(first.numbers.subarray(0, kept), others.numbers.subarray(known)),
    uses: join(first.uses.subarray(0, kept), others.uses.subarray(known)),
  };
}

/** Two lists of the same term in one; no passage is in both. */
export function mergePostings(one: Postings, other: Postings): Postings {
  const merged = {
    numbers: new Int32Array(one.numbers.length + other.numbers.length),
    uses: new Int32Array(),
  };
  merged.uses = new Int32Array(merged.numbers.length);
  let [first, second] = [0, 0];
  for (let place = 0; place < merged.numbers.length; place += 1) {
    const isFirst = (one.numbers[first] ?? Infinity) < (other.numbers[second] ?? Infinity);
    const from = isFirst ? one : other;
    const index = isFirst ? first++ : second++;
    merged.numbers[place] = from.numbers[index] ?? 0;
    merged.uses[place] = from.uses[index] ?? 0;
  }
  return merged;
}

/** How many of numbers in their order are at most so high. */
function countUpTo(numbers: Int32Array, upTo: number): number {
  let [from, to] = [0, numbers.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((numbers[middle] ?? 0) > upTo) to = middle;
    else from = middle + 1;
  }
  return from;
}

function join(first: Int32Array, second: Int32Array): Int32Array {
  const joined = new Int32Array(first.length + second.length);
  joined.set(first);
  joined.set(second, first.length);
  return joined;
}
