interface Waiting<Entry> {
  readonly entries: readonly Entry[];
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
   * @param write writes what one caller added, whole or not at all.
   */
  constructor(
    private readonly transaction: (work: () => Promise<void>) => Promise<void>,
    private readonly write: (entries: readonly Entry[]) => Promise<void>,
  ) {}

  /** @returns once the entries are durable. @throws what writing them threw. */
  add(entries: readonly Entry[]): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ entries, resolve, reject });
      if (this.waiting.length === 1) void this.writeWaiting();
    });
  }

  private async writeWaiting(): Promise<void> {
    let batch: readonly Waiting<Entry>[] = [];
    // One caller's fault must not become the others'.
    const failures = new Map<Waiting<Entry>, unknown>();
    try {
      await this.transaction(async () => {
        batch = this.take();
        for (const one of batch)
          await this.write(one.entries).catch((error: unknown) => failures.set(one, error));
      });
    } catch (error) {
      for (const one of batch.length > 0 ? batch : this.take()) one.reject(error);
      return;
    }
    for (const one of batch) {
      if (failures.has(one)) one.reject(failures.get(one));
      else one.resolve();
    }
  }

  private take(): readonly Waiting<Entry>[] {
    const batch = this.waiting;
    this.waiting = [];
    return batch;
  }
}
