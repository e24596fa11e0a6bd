import { sql } from 'kysely';
import { type Database } from '../database/database.js';
import { agreedNow } from '../database/dialect/fragments.js';
import { type OpenStreamTable } from '../database/tables/open-stream.table.js';

/** The places that processes have taken for streams. In PostgreSQL alone. */
export class OpenStreamsRepository {
  constructor(private readonly database: Database) {}

  async placesOfOthers(subject: string, owner: string): Promise<number> {
    const { places } = await this.database.query
      .selectFrom('open_stream')
      .select(({ fn }) => fn.coalesce(fn.sum<number>('places'), sql.lit(0)).as('places'))
      .where('subject', '=', subject)
      .where('owner', '<>', owner)
      .where('expires_at', '>', agreedNow(0))
      .executeTakeFirstOrThrow();
    return places;
  }

  async set(row: Omit<OpenStreamTable, 'expires_at'>, forMs: number): Promise<void> {
    const values = { places: row.places, expires_at: endOf(forMs) };
    await this.database.write
      .insertInto('open_stream')
      .values({ ...row, ...values })
      .onConflict((conflict) => conflict.columns(['subject', 'owner']).doUpdateSet(values))
      .execute();
  }

  /** Also forgets what nobody has, and processes that are gone. @returns whose places the owner has. */
  async renew(owner: string, forMs: number): Promise<Set<string>> {
    await this.database.write
      .deleteFrom('open_stream')
      .where(({ or, and, eb }) =>
        or([and([eb('owner', '=', owner), eb('places', '=', 0)]), eb('expires_at', '<', agreedNow(0))]),
      )
      .execute();
    const rows = await this.database.write
      .updateTable('open_stream')
      .set({ expires_at: endOf(forMs) })
      .where('owner', '=', owner)
      .returning('subject')
      .execute();
    return new Set(rows.map(({ subject }) => subject));
  }

  async deleteOf(owner: string): Promise<void> {
    await this.database.write.deleteFrom('open_stream').where('owner', '=', owner).execute();
  }
}

function endOf(forMs: number) {
  return sql<number>`${agreedNow(0)} + cast(${forMs} as integer)`;
}
