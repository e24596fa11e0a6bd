/** One piece of work whose writes come true together, and what is to be done once it is known whether they do. */
export class Unit {
  /** Its work is done, and nothing can join it any more. */
  isOver = false;

  private readonly onCommit: (() => void)[] = [];
  private readonly onRollback: (() => void)[] = [];

  afterCommit(action: () => void): void {
    this.onCommit.push(action);
  }

  afterRollback(action: () => void): void {
    this.onRollback.push(action);
  }

  /** @param result whether its writes came true. */
  conclude(result: 'committed' | 'rolled back'): void {
    for (const action of result === 'committed' ? this.onCommit : this.onRollback) action();
  }
}
