import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate } from 'node:timers/promises';

/** What a group asks of the one connection. All of it happens at once, without waiting for anything. */
export interface TransactionCommands {
  begin(): void;
  commit(): void;
  rollback(): void;
  /** Marks the beginning of a part; parts may hold others. */
  mark(): void;
  /** What came after the mark stays. */
  keep(): void;
  /** What came after the mark never was. */
  undo(): void;
  /** Some failures, such as a full disk, end a transaction by themselves. */
  readonly inTransaction: boolean;
}

interface Turn {
  readonly kind: 'unit' | 'exclusive';
  readonly work: () => Promise<unknown>;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Gives units of work their turns on the one connection, in the order in which they came, and all that wait for one
 * a transaction in common: committing is dear, and costs the same for many as for one.
 *
 * Each unit is a savepoint of its own: one that fails leaves no trace, and the others do not notice.
 */
export class GroupTransactions {
  private waiting: Turn[] = [];
  private isBusy = false;
  private open: Promise<void> | undefined;

  /**
   * @param durable resolves once everything committed before the call is durable.
   * @param occupied settles when the connection is free for a transaction; undefined while it is.
   */
  constructor(
    private readonly commands: TransactionCommands,
    private readonly durable: () => Promise<void>,
    private readonly occupied: () => Promise<unknown> | undefined = () => undefined,
  ) {}

  /** Settles when no unit is at work; undefined while none is. What is read meanwhile may never have been. */
  get underWay(): Promise<void> | undefined {
    return this.open;
  }

  /**
   * Runs `work` as a unit. It should wait for nothing but the database, as the others wait for it.
   * @returns once what it wrote is durable. @throws what it threw, or what its group's commit did.
   */
  run<Result>(work: () => Promise<Result>): Promise<Result> {
    return this.join('unit', work);
  }

  /** Runs `work` while no unit is at work. */
  exclusive<Result>(work: () => Promise<Result>): Promise<Result> {
    return this.join('exclusive', work);
  }

  /** Runs `work` as a part of the present unit that may fail alone. @throws what it threw. */
  async part<Result>(work: () => Promise<Result>): Promise<Result> {
    this.commands.mark();
    try {
      const result = await work();
      this.commands.keep();
      return result;
    } catch (error) {
      if (this.commands.inTransaction) this.commands.undo();
      throw error;
    }
  }

  private join<Result>(kind: Turn['kind'], work: () => Promise<Result>): Promise<Result> {
    // The turn comes in the course of another's; the context it runs in is that of whoever asked for it.
    const inContext = AsyncLocalStorage.snapshot();
    return new Promise<Result>((resolve, reject) => {
      this.waiting.push({
        kind,
        work: () => inContext(work),
        resolve: resolve as (result: unknown) => void,
        reject,
      });
      if (!this.isBusy) void this.serve();
    });
  }

  private async serve(): Promise<void> {
    this.isBusy = true;
    while (this.waiting.length > 0) {
      // Whatever else comes in this turn of the event loop belongs to the same group.
      await setImmediate();
      while (this.occupied()) await this.occupied();
      if (this.waiting[0]?.kind === 'exclusive') await this.runAlone(this.waiting.shift());
      else await this.runTogether(this.takeUnits());
    }
    this.isBusy = false;
  }

  private takeUnits(): Turn[] {
    const end = this.waiting.findIndex((turn) => turn.kind === 'exclusive');
    return this.waiting.splice(0, end === -1 ? this.waiting.length : end);
  }

  private async runAlone(turn: Turn | undefined): Promise<void> {
    await turn?.work().then(turn.resolve, turn.reject);
  }

  private async runTogether(units: readonly Turn[]): Promise<void> {
    const closing = Promise.withResolvers<undefined>();
    this.open = closing.promise;
    const done: (() => void)[] = [];
    const failed: (() => void)[] = [];
    try {
      this.commands.begin();
      for (const unit of units) {
        await this.part(unit.work).then(
          (result) =>
            done.push(() => {
              unit.resolve(result);
            }),
          (error: unknown) => {
            // Without its transaction, nothing that the group wrote is left.
            if (!this.commands.inTransaction) throw error;
            failed.push(() => {
              unit.reject(error);
            });
          },
        );
      }
      this.commands.commit();
    } catch (error) {
      if (this.commands.inTransaction) this.commands.rollback();
      for (const unit of units) unit.reject(error);
      return;
    } finally {
      this.open = undefined;
      closing.resolve(undefined);
    }
    for (const tell of failed) tell();
    if (done.length > 0) this.tellOnceDurable(done, units);
  }

  private tellOnceDurable(done: readonly (() => void)[], units: readonly Turn[]): void {
    this.durable().then(
      () => {
        for (const tell of done) tell();
      },
      (error: unknown) => {
        for (const unit of units) unit.reject(error);
      },
    );
  }
}
