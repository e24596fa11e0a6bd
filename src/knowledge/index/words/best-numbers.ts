/** A passage by its number, and its score. */
export interface ScoredNumber {
  number: number;
  score: number;
}

/** Keeps the best of what it is shown: a heap with the worst of the kept on top. Of equals the lower number is better. */
export class BestNumbers {
  private readonly heap: ScoredNumber[] = [];

  constructor(private readonly limit: number) {}

  /** What a number has to score at least to be kept; 0 as long as there is room. */
  get least(): number {
    return this.heap.length < this.limit ? 0 : (this.heap[0]?.score ?? 0);
  }

  show(number: number, score: number): void {
    const shown = { number, score };
    const [worst] = this.heap;
    if (this.heap.length < this.limit) {
      this.heap.push(shown);
      this.rise(this.heap.length - 1);
    } else if (worst && isWorse(worst, shown)) {
      this.heap[0] = shown;
      this.sink(0);
    }
  }

  /** The best first. */
  ranked(): ScoredNumber[] {
    return this.heap.toSorted((one, other) => other.score - one.score || one.number - other.number);
  }

  private rise(index: number): void {
    const parent = (index - 1) >> 1;
    if (index === 0 || !this.swapIfWorse(index, parent)) return;
    this.rise(parent);
  }

  private sink(index: number): void {
    const left = 2 * index + 1;
    const right = left + 1;
    const [a, b] = [this.heap[left], this.heap[right]];
    if (!a) return;
    const worst = b && isWorse(b, a) ? right : left;
    if (this.swapIfWorse(worst, index)) this.sink(worst);
  }

  /** Puts the worse one on top. @returns whether they had to change places. */
  private swapIfWorse(below: number, above: number): boolean {
    const [lower, upper] = [this.heap[below], this.heap[above]];
    if (!lower || !upper || !isWorse(lower, upper)) return false;
    this.heap[above] = lower;
    this.heap[below] = upper;
    return true;
  }
}

function isWorse(one: ScoredNumber, other: ScoredNumber): boolean {
  return one.score < other.score || (one.score === other.score && one.number > other.number);
}
