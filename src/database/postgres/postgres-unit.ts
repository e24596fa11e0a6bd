import { Unit } from '../unit.js';
import { type Session } from './session.js';

/** A piece of work with a connection of its own: a transaction, or a look at one moment of the data. */
export class PostgresUnit extends Unit {
  constructor(
    readonly session: Session,
    readonly kind: 'transaction' | 'snapshot',
  ) {
    super();
  }
}
