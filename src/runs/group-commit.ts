interface Waiting<Entry> {
  readonly entry: Entry;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Writes what many callers add at about the same time in one transaction, which takes along whatever has been added
 * until its turn comes. One `fsync` then serves all running replies.
 */
export class GroupCommit<Entry> {
  private waiting: Waiting<Entry>[] = [];

  /**
   * @param transaction runs its argument in a transaction. @returns once that is durable.
   * @param write writes entries. @returns why, of those that it refused: one caller's fault must not become the others'.
   */
  constructor(
    private readonly transaction: (work: () => Promise<void>) => Promise<void>,
    private readonly write: (entries: readonly Entry[]) => Promise<ReadonlyMap<Entry, unknown>>,
  ) {}

  /** @returns once the entry is durable. @throws what writing it threw, or why it was refused. */
  add(entry: Entry): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ entry, resolve, reject });
      if (this.waiting.length === 1) void this.writeWaiting();
    });
  }

  private async writeWaiting(): Promise<void> {
    let batch: readonly Waiting<Entry>[] = [];
    let refused: ReadonlyMap<Entry, unknown> = new Map();
    try {
      await this.transaction(async () => {
        batch = this.take();
        refused = await this.write(batch.map(({ entry }) => entry));
      });
    } catch (error) {
      for (const one of batch.length > 0 ? batch : this.take()) one.reject(error);
      return;
    }
    for (const one of batch) {
      if (refused.has(one.entry)) one.reject(refused.get(one.entry));
      else one.resolve();
    }
  }

  private take(): readonly Waiting<Entry>[] {
    const batch = this.waiting;
    this.waiting = [];
    return batch;
  }
}
