import { sql } from 'kysely';
import { type Database } from '../database.js';

/**
 * Has PostgreSQL give out numbers behind those that were copied, where it gives them out. SQLite does so by itself. All
 * of it comes from the server's catalogue.
 */
export async function continueIdentities(database: Database): Promise<void> {
  if (database.dialect === 'sqlite') return;
  await database.transaction(async () => {
    const { rows } = await sql<{ table: string; column: string }>`
      select table_name as table, column_name as column from information_schema.columns
      where table_schema = current_schema() and is_identity = 'YES'
    `.execute(database.query);
    for (const { table, column } of rows) {
      await sql`
        select setval(pg_get_serial_sequence(${table}, ${column}), greatest(max(${sql.ref(column)}), 1),
          max(${sql.ref(column)}) is not null) from ${sql.table(table)}
      `.execute(database.write);
    }
  });
}
