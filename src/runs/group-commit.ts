interface Waiting<Entry> {
  readonly entries: readonly Entry[];
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Writes what many callers add at about the same time in one go: what is added while a write is under way goes into
 * the next one. One `fsync` then serves all running replies.
 */
export class GroupCommit<Entry> {
  private waiting: Waiting<Entry>[] = [];
  private writing = false;

  constructor(private readonly write: (entries: readonly Entry[]) => Promise<void>) {}

  /** @returns once the entries are written. @throws what writing them threw. */
  add(entries: readonly Entry[]): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ entries, resolve, reject });
      if (this.writing) return;
      this.writing = true;
      queueMicrotask(() => void this.drain());
    });
  }

  private async drain(): Promise<void> {
    while (this.waiting.length > 0) {
      const batch = this.waiting;
      this.waiting = [];
      await this.writeTogether(batch);
    }
    this.writing = false;
  }

  private async writeTogether(batch: readonly Waiting<Entry>[]): Promise<void> {
    try {
      await this.write(batch.flatMap((one) => one.entries));
      for (const one of batch) one.resolve();
    } catch (error) {
      // One caller's fault must not become the others': each is tried by itself.
      const [only] = batch;
      if (batch.length === 1 && only) only.reject(error);
      else for (const one of batch) await this.writeTogether([one]);
    }
  }
}
