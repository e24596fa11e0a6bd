import pg from 'pg';
import { type Session } from './session.js';

/** As the server says that it has no such extension, or that this user may not add one to the database. */
const UNAVAILABLE = new Set(['0A000', '58P01']);
const FORBIDDEN = '42501';

/** The server cannot compare vectors. The message goes on where a setting or a server was named. */
export class VectorExtensionError extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'VectorExtensionError';
  }
}

/**
 * Adds pgvector to the database, where it is not there yet.
 * @throws VectorExtensionError that says what somebody has to do first.
 */
export async function addVectorExtension(session: Session): Promise<void> {
  try {
    await session.query('create extension if not exists vector');
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) throw error;
    const { code = '' } = error;
    if (UNAVAILABLE.has(code)) {
      throw new VectorExtensionError(
        'does not have it: install it there (Debian 13: postgresql-<version>-pgvector; containers: pgvector/pgvector)',
      );
    }
    if (code === FORBIDDEN) {
      throw new VectorExtensionError(
        'has it, but this user may not add it: have its owner execute "create extension vector" in the database',
      );
    }
    throw error;
  }
  const { rows } = await session.query(`select to_regoperator('<~>(bit,bit)') is not null as "isKnown"`);
  if (rows[0]?.isKnown !== true) {
    throw new VectorExtensionError(
      'has one that is older, or outside of the search path: 0.7 or newer is needed ("alter extension vector update")',
    );
  }
}
