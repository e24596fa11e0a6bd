import { type QueryResult } from 'pg';
import { Units } from '../units.js';
import { type Connections } from './connections.js';
import { PostgresUnit } from './postgres-unit.js';
import { Retries } from './retries.js';
import { type Statement } from './session.js';

/** Opens pieces of work, each with a connection of its own, and says over which one a statement goes. */
export class PostgresUnits extends Units<PostgresUnit> {
  private readonly retries = new Retries();

  constructor(private readonly connections: Connections) {
    super();
  }

  get inTransaction(): boolean {
    return this.current?.kind === 'transaction';
  }

  /** @throws outside of a transaction. */
  requireTransaction(): PostgresUnit {
    const unit = this.require();
    if (unit.kind === 'snapshot') throw new Error('A write outside of a transaction.');
    return unit;
  }

  /** See {@link Database.transaction}. */
  async transaction<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.inTransaction) return work();
    if (this.current) throw new Error('A transaction in a snapshot, which would wait for itself.');
    return this.retries.run(() => this.begin('transaction', 'begin', work));
  }

  /** See {@link Database.snapshot}. */
  async snapshot<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.current) return work();
    return this.begin('snapshot', 'begin isolation level repeatable read read only', work);
  }

  /** Asks over the connection of the present work, or any. */
  ask(statement: Statement): Promise<QueryResult<Record<string, unknown>>> {
    return (this.current?.session ?? this.connections).query(statement);
  }

  private async begin<Result>(
    kind: PostgresUnit['kind'],
    how: string,
    work: () => Promise<Result>,
  ): Promise<Result> {
    const session = await this.connections.open();
    const unit = new PostgresUnit(session, kind);
    const result = await session
      .transaction(how, () => this.run(unit, work))
      .catch((error: unknown) => {
        unit.isOver = true;
        this.conclude(unit, 'rolled back');
        throw error;
      });
    this.conclude(unit, 'committed');
    return result;
  }
}
