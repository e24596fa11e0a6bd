import { type Session } from './session.js';

/** Among all that a server may be locked for; the number says nothing. */
const LOCK = 7_259_341_866;
/** So long one process waits for another that migrates. */
const TIMEOUT_MS = 120_000;

/** Has the transaction of `session` alone migrate, for as long as that takes. @throws where another one takes too long. */
export async function lockMigrations(session: Session): Promise<void> {
  await session.query(`set local lock_timeout = ${TIMEOUT_MS}`);
  await session.query('set local statement_timeout = 0');
  await session.query({ text: 'select pg_advisory_xact_lock($1)', values: [LOCK] });
}
