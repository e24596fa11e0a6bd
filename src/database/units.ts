import { AsyncLocalStorage } from 'node:async_hooks';
import { type Unit } from './unit.js';

/** Knows, in the asynchronous context, which unit of work the caller is in. */
export class Units<Own extends Unit = Unit> {
  private readonly storage = new AsyncLocalStorage<Own | undefined>();

  /** The unit that whoever asks is in; undefined outside of any, and once it is over. */
  get current(): Own | undefined {
    const unit = this.storage.getStore();
    return unit?.isOver === false ? unit : undefined;
  }

  /** @throws outside of a unit, as only the end of one says that what was written is durable. */
  require(): Own {
    const unit = this.current;
    if (!unit) throw new Error('A write outside of a transaction.');
    return unit;
  }

  /** Runs `work` in a unit, which is over when `work` is. */
  async run<Result>(unit: Own, work: () => Promise<Result>): Promise<Result> {
    try {
      return await this.storage.run(unit, work);
    } finally {
      unit.isOver = true;
    }
  }

  /** Runs `action` once what is being written is durable; at once outside of a unit. */
  afterCommit(action: () => void): void {
    const unit = this.current;
    if (unit) unit.afterCommit(action);
    else action();
  }

  /** Outside of the unit: what starts here must not believe in a transaction that is over. */
  conclude(unit: Own, result: 'committed' | 'rolled back'): void {
    this.storage.exit(() => {
      unit.conclude(result);
    });
  }
}
