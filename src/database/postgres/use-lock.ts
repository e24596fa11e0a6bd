import { sql } from 'kysely';
import pg from 'pg';
import { type Database } from '../database.js';

/** Among all that a server may be locked for; the number says nothing. */
const LOCK = 3_120_884_517;

/**
 * Tells a database that processes serve from one that a copy has for itself. Every process holds the lock together with
 * the others, on the connection that it listens on; a copy holds it alone. The server ends it with the connection.
 */
export class UseLock {
  private constructor(private readonly client: pg.Client) {}

  /** Has a database for oneself. @returns undefined where a process serves it, or another one copies. */
  static async take(url: string): Promise<UseLock | undefined> {
    const client = new pg.Client({ connectionString: url, keepAlive: true });
    // Who is cut off notices by every other query.
    client.on('error', () => undefined);
    await client.connect();
    if (await isGiven(client, 'pg_try_advisory_lock')) return new UseLock(client);
    await client.end();
    return undefined;
  }

  /** Says over a connection, for as long as that lasts, that a process serves. */
  static async share(client: pg.Client): Promise<void> {
    await isGiven(client, 'pg_try_advisory_lock_shared');
  }

  /** Whether a copy has the database for itself. */
  static async isTaken({ query }: Database): Promise<boolean> {
    const { rows } = await sql<{ given: boolean }>`
      select pg_try_advisory_xact_lock_shared(${LOCK}) as given
    `.execute(query);
    return rows[0]?.given !== true;
  }

  async release(): Promise<void> {
    await this.client.end();
  }
}

async function isGiven(client: pg.Client, how: string): Promise<boolean> {
  const { rows } = await client.query<{ given: boolean }>(`select ${how}($1) as given`, [LOCK]);
  return rows[0]?.given === true;
}
