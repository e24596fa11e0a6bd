/** The passages that have one term, in the order of their numbers, and what each has of it: as `ScoresRepository.postings` packs it. */
export interface Postings {
  numbers: Int32Array;
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
