/** Does one thing at a time. Of what is asked for meanwhile, only the last is done, right after it. */
export class LatestTask<T> {
  private next: { task: T } | null = null;
  private going = false;

  /** @param run may fail: whoever asks again has it tried again. */
  constructor(private readonly run: (task: T) => Promise<void>) {}

  async ask(task: T): Promise<void> {
    this.next = { task };
    if (this.going) return;
    this.going = true;
    for (let due = this.take(); due !== null; due = this.take()) {
      await this.run(due.task).catch(() => undefined);
    }
    this.going = false;
  }

  private take(): { task: T } | null {
    const { next } = this;
    this.next = null;
    return next;
  }
}
