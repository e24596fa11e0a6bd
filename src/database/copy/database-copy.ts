import { sql } from 'kysely';
import { inBatches } from '../batches.js';
import { type Database } from '../database.js';
import { type Schema } from '../schema.js';
import { CopyJournal } from './copy-journal.js';
import { CopyError } from './copy.errors.js';
import { takeFingerprint } from './fingerprint.js';
import { continueIdentities } from './identities.js';
import { type Page, readPages } from './pages.js';
import { findSharedTables } from './shared-tables.js';
import { readTableShapes, type TableShape } from './table-shape.js';
import { fromCommon } from './vector-columns.js';

const ANEW = 'passages are embedded again where EMBEDDING_MODEL is set';

/** Where a copy comes from, and what to call that. */
export interface CopySource {
  database: Database;
  name: string;
}

/** Copies everything of one database into another one that is empty. Nobody else may use either meanwhile. */
export class DatabaseCopy {
  /** @param report takes lines for the person at the console. */
  constructor(
    private readonly source: CopySource,
    private readonly target: Database,
    private readonly report: (line: string) => void,
  ) {}

  /** Goes on where an earlier one was cut off. @throws CopyError where it cannot be made, or turns out not to be whole. */
  async run(): Promise<void> {
    const databases = [this.source.database, this.target];
    const { tables, leftOut } = await findSharedTables(await readTableShapes(), databases);
    if (leftOut.length > 0)
      this.report(`not copied, as the databases differ in it: ${leftOut.join(', ')}; ${ANEW}`);
    const { journal, isResumed } = await CopyJournal.open(this.target, this.source.name, tables);
    if (isResumed) this.report('an earlier copy was not finished: going on with it');
    await this.settleEvents();
    for (const table of tables) await this.copyTable(table, journal);
    for (const table of tables) await this.verify(table);
    if (leftOut.includes('vector_generation')) await this.embedAnew();
    await continueIdentities(this.target);
    await journal.finish();
  }

  /** A file's newest events are in the log of their run once a process has moved them there. */
  private async settleEvents(): Promise<void> {
    const { database } = this.source;
    await database.transaction(async () => {
      await sql`
        insert into run_event (run_id, seq, chunk)
        select run_id, seq, chunk from recent_run_event where run_id in (select id from run)
        on conflict do nothing
      `.execute(database.write);
      await database.write.deleteFrom('recent_run_event').execute();
    });
  }

  /** The source may have had nothing left to embed. */
  private async embedAnew(): Promise<void> {
    await this.target.transaction(() =>
      this.target.write.updateTable('corpus').set({ unembedded: 1 }).execute(),
    );
  }

  private async copyTable(table: TableShape, journal: CopyJournal): Promise<void> {
    const { database } = this.source;
    const counted = await sql<{
      rows: number;
    }>`select count(*) as rows from ${sql.table(table.name)}`.execute(database.query);
    const total = counted.rows[0]?.rows ?? 0;
    let { rows, lastKey } = await journal.progress(table.name);
    for await (const page of readPages(database, table, lastKey)) {
      rows += page.rows.length;
      lastKey = page.lastKey;
      await this.target.transaction(async () => {
        await this.insert(table, page);
        await journal.record(table.name, { rows, lastKey });
      });
      this.report(`${table.name}: ${rows} of ${total}`);
    }
  }

  private async insert({ name, columns }: TableShape, page: Page): Promise<void> {
    const { dialect } = this.target;
    for (const rows of inBatches(page.rows)) {
      await this.target.insertRows({
        table: name as keyof Schema,
        columns: columns.map((column) => column.name),
        rows: rows.map((row) =>
          row.map((value, index) => fromCommon(dialect, `${name}.${columns[index]?.name}`, value)),
        ),
      });
    }
  }

  private async verify(table: TableShape): Promise<void> {
    const [source, target] = await Promise.all([
      takeFingerprint(this.source.database, table),
      takeFingerprint(this.target, table),
    ]);
    if (source.rows === target.rows && source.hash === target.hash) {
      this.report(`${table.name}: ${source.rows} rows verified`);
      return;
    }
    throw new CopyError(
      `${table.name} differs: ${source.rows} rows with hash ${source.hash} in --from, ` +
        `${target.rows} with ${target.hash} in --to; empty --to and copy again`,
    );
  }
}
