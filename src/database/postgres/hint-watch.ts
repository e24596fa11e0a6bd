/** After so long without a sign, whoever gave signs is gone, or cannot be heard. */
const SILENCE_MS = 3_000;

interface Sender {
  /** How many notices it has sent, as far as is known here. */
  count: number;
  heardAtMs: number;
}

/**
 * Finds out whether notices were lost. Each process counts what it sends, and says every second how much that is: a gap
 * is noticed then at the latest. One that says nothing any more may have died before it sent its last.
 */
export class HintWatch {
  private readonly senders = new Map<string, Sender>();
  private ownAtMs: number;

  /** @param self this process: what it sends itself shows whether anything arrives at all. */
  constructor(
    private readonly self: string,
    private readonly nowMs: () => number = () => performance.now(),
  ) {
    this.ownAtMs = nowMs();
  }

  /**
   * A notice has come, or the sign that all up to number `count` were sent.
   * @returns whether others were lost before it.
   */
  hear(from: string, count: number, isSign: boolean): boolean {
    const heardAtMs = this.nowMs();
    if (from === this.self) {
      this.ownAtMs = heardAtMs;
      return false;
    }
    const known = this.senders.get(from)?.count ?? 0;
    this.senders.set(from, { count, heardAtMs });
    return count > (isSign ? known : known + 1);
  }

  /** Whether not even what this process sends itself arrives. */
  get isDeaf(): boolean {
    return this.nowMs() - this.ownAtMs > SILENCE_MS;
  }

  /** Forgets those that have fallen silent. @returns whether there were any. */
  forgetSilent(): boolean {
    const silent = [...this.senders].filter(([, { heardAtMs }]) => this.nowMs() - heardAtMs > SILENCE_MS);
    for (const [from] of silent) this.senders.delete(from);
    return silent.length > 0;
  }
}
