/**
 * Shares the wait for the disk among all who commit at about the same time: whoever asks while a sync is under way is
 * served by the next, which begins when that one ends and so covers everything committed until then.
 */
export class GroupSync {
  private running: Promise<void> | undefined;
  private next: Promise<void> | undefined;

  /** @param sync makes everything written so far durable. */
  constructor(private readonly sync: () => Promise<void>) {}

  /** @returns once everything that was announced by {@link wait} before the call is durable; mostly at once. */
  async settled(): Promise<void> {
    await (this.next ?? this.running);
  }

  /** @returns once everything that was written before the call is durable. @throws what the sync threw. */
  async wait(): Promise<void> {
    this.next ??= this.startAfter(this.running);
    await this.next;
  }

  private async startAfter(running: Promise<void> | undefined): Promise<void> {
    // A failed sync is the failure of those who waited for it, not of those who come after.
    await running?.catch(() => undefined);
    const own = this.next;
    this.running = own;
    this.next = undefined;
    try {
      await this.sync();
    } finally {
      if (this.running === own) this.running = undefined;
    }
  }
}
