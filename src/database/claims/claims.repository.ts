import { sql } from 'kysely';
import { type Database } from '../database.js';
import { agreedNow } from '../dialect/fragments.js';

/** Claims that outlived their process by so long are of no use to anyone. */
const FORGOTTEN_MS = 600_000;

/** The claims of all processes. In PostgreSQL alone. */
export class ClaimsRepository {
  constructor(private readonly database: Database) {}

  /** @returns what was claimed, and else whether anything was free a moment ago. */
  async takeFirst(
    names: readonly string[],
    owner: string,
    forMs: number,
  ): Promise<{ name: string | undefined; hasFree: boolean }> {
    // In the order of the list, as it is read lazily. What another process is about to claim is passed over.
    const { rows } = await sql<{ name: string | null; free: boolean }>`
      with wanted as (
        select wanted.name from unnest(${names}::text[]) as wanted(name)
        where not exists (
          select 1 from work_claim where work_claim.name = wanted.name and expires_at > ${agreedNow(0)})),
      chosen as (
        select name from wanted where pg_try_advisory_xact_lock(hashtextextended('claim ' || name, 0)) limit 1),
      taken as (
        insert into work_claim (name, owner, expires_at)
        select name, ${owner}, ${this.end(forMs)} from chosen
        on conflict (name) do update
          set owner = excluded.owner, expires_at = excluded.expires_at, note = null
          where work_claim.expires_at <= ${agreedNow(0)}
        returning name)
      select (select name from taken) as name, exists (select 1 from wanted) as free`.execute(
      this.database.write,
    );
    const [row] = rows;
    return { name: row?.name ?? undefined, hasFree: row?.free ?? false };
  }

  /** Also forgets those that nobody will ask for again. */
  async renew(names: readonly string[], owner: string, forMs: number): Promise<void> {
    await sql`
      update work_claim set expires_at = ${this.end(forMs)} where owner = ${owner} and name = any(${names})
    `.execute(this.database.write);
    await sql`
      delete from work_claim where name in (
        select name from work_claim where expires_at < ${agreedNow(0)} - ${sql.lit(FORGOTTEN_MS)}
        for update skip locked)`.execute(this.database.write);
  }

  async delete(names: readonly string[], owner: string): Promise<void> {
    await sql`delete from work_claim where owner = ${owner} and name = any(${names})`.execute(
      this.database.write,
    );
  }

  async note(name: string, owner: string, note: string): Promise<void> {
    await sql`update work_claim set note = ${note} where owner = ${owner} and name = ${name}`.execute(
      this.database.write,
    );
  }

  async notesOn(names: readonly string[]): Promise<Map<string, string>> {
    if (names.length === 0) return new Map();
    const { rows } = await sql<{ name: string; note: string }>`
      select name, note from work_claim
      where name = any(${names}) and note is not null and expires_at > ${agreedNow(0)}`.execute(
      this.database.query,
    );
    return new Map(rows.map(({ name, note }) => [name, note]));
  }

  private end(forMs: number) {
    return sql`${agreedNow(0)} + cast(${forMs} as integer)`;
  }
}
