import { type Kysely, sql } from 'kysely';
import { type ColumnValue, type Database } from '../database.js';
import { hasTable } from '../has-table.js';
import { type Schema } from '../schema.js';
import { CopyError } from './copy.errors.js';
import { type TableShape } from './table-shape.js';

/** How far a table has been copied. */
export interface Progress {
  rows: number;
  /** Of the last row that was; undefined where none was. */
  lastKey: ColumnValue[] | undefined;
}

interface JournalTable {
  table_name: string;
  source: string;
  rows: number;
  last_key: string | null;
}

/**
 * What a database remembers of a copy into it, in a table that is there from the first row to the last check. With it,
 * a copy that was cut off goes on; while it is there, no server starts on the half of the data.
 */
export class CopyJournal {
  private constructor(private readonly target: Database) {}

  /** Whether a copy into this database has not come to its end. */
  static isOpen(database: Database): Promise<boolean> {
    return hasTable(database, 'unfinished_copy');
  }

  /**
   * Begins a copy, or takes up the one that was begun.
   * @param source what it is made of, in words.
   * @throws CopyError where the target holds anything else.
   */
  static async open(
    target: Database,
    source: string,
    tables: readonly TableShape[],
  ): Promise<{ journal: CopyJournal; isResumed: boolean }> {
    const journal = new CopyJournal(target);
    const isResumed = await CopyJournal.isOpen(target);
    if (isResumed) await journal.requireSource(source);
    else await journal.begin(source, tables);
    return { journal, isResumed };
  }

  async progress(table: string): Promise<Progress> {
    const row = await own(this.target.query)
      .selectFrom('unfinished_copy')
      .selectAll()
      .where('table_name', '=', table)
      .executeTakeFirst();
    const lastKey = row?.last_key ? (JSON.parse(row.last_key) as ColumnValue[]) : undefined;
    return { rows: row?.rows ?? 0, lastKey };
  }

  /** Together with the rows themselves, in one transaction. */
  async record(table: string, { rows, lastKey }: Progress): Promise<void> {
    await own(this.target.write)
      .updateTable('unfinished_copy')
      .set({ rows, last_key: JSON.stringify(lastKey) })
      .where('table_name', '=', table)
      .execute();
  }

  async finish(): Promise<void> {
    await this.target.transaction(() => this.target.write.schema.dropTable('unfinished_copy').execute());
  }

  private async begin(source: string, tables: readonly TableShape[]): Promise<void> {
    await this.target.transaction(async () => {
      for (const { name } of tables) {
        const { rows } = await sql`select 1 from ${sql.table(name)} limit 1`.execute(this.target.query);
        if (rows.length > 0) throw new CopyError(`--to is not empty: there are rows in ${name}`);
      }
      const { write } = this.target;
      await write.schema
        .createTable('unfinished_copy')
        .addColumn('table_name', 'text', (column) => column.primaryKey())
        .addColumn('source', 'text', (column) => column.notNull())
        .addColumn('rows', 'bigint', (column) => column.notNull())
        .addColumn('last_key', 'text')
        .execute();
      const values = tables.map(({ name }) => ({ table_name: name, source, rows: 0, last_key: null }));
      await own(write).insertInto('unfinished_copy').values(values).execute();
    });
  }

  private async requireSource(source: string): Promise<void> {
    const row = await own(this.target.query)
      .selectFrom('unfinished_copy')
      .select('source')
      .executeTakeFirst();
    if (row?.source === source) return;
    throw new CopyError(
      `--to holds an unfinished copy of ${row?.source ?? 'something else'}: finish it, or empty it`,
    );
  }
}

function own(database: Kysely<Schema>): Kysely<Schema & { unfinished_copy: JournalTable }> {
  return database.$extendTables<{ unfinished_copy: JournalTable }>();
}
