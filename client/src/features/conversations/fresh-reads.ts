/** Keeps an answer from undoing what was done since it was asked for: it may be older than it arrives. */
export class FreshReads {
  private changes = 0;
  private readonly going = new Set<Promise<unknown>>();

  /** Does something that changes what is read. */
  async change<T>(action: () => Promise<T>): Promise<T> {
    const doing = action();
    this.changes += 1;
    this.going.add(doing);
    try {
      return await doing;
    } finally {
      this.going.delete(doing);
      this.changes += 1;
    }
  }

  /** What `load` brings where nothing is changed meanwhile; it waits for what is being changed, and is asked again until then. */
  async read<T>(load: () => Promise<T>): Promise<T> {
    for (;;) {
      await Promise.allSettled(this.going);
      const { changes } = this;
      const value = await load();
      if (changes === this.changes) return value;
    }
  }
}
