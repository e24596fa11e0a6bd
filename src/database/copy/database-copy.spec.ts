import { sql } from 'kysely';
import { type BulkInsert, type Database } from '../database.js';
import { describeOnEachDatabase, type OpenDatabase, openSqlite } from '../testing/databases.js';
import { CopyJournal } from './copy-journal.js';
import { CopyError } from './copy.errors.js';
import { DatabaseCopy } from './database-copy.js';
import { readPages } from './pages.js';
import { readTableShapes, type TableShape } from './table-shape.js';
import { fillTables } from './testing/fill-tables.js';

const ROWS = 7;

/** What a process that is killed leaves: some batches, and no more. */
function failAfter(database: Database, inserts: number): () => void {
  let left = inserts;
  const insertRows = database.insertRows.bind(database);
  database.insertRows = async (insert: BulkInsert) => {
    if (left-- === 0) throw new Error('cut off');
    await insertRows(insert);
  };
  return () => {
    database.insertRows = insertRows;
  };
}

async function contentOf(database: Database, shape: TableShape): Promise<unknown[]> {
  const pages = await Array.fromAsync(readPages(database, shape));
  return pages.flatMap(({ rows }) => rows);
}

function describeCopy(openSource: OpenDatabase, openTarget: OpenDatabase): void {
  let source: Database;
  let target: Database;
  let shapes: TableShape[];
  let lines: string[];
  const copy = (name = 'there'): Promise<void> =>
    new DatabaseCopy({ database: source, name }, target, (line) => lines.push(line)).run();

  beforeEach(async () => {
    [source, target, shapes] = await Promise.all([openSource(), openTarget(), readTableShapes()]);
    lines = [];
    await fillTables(source, ROWS);
  });

  afterEach(async () => {
    await source.onApplicationShutdown();
    await target.onApplicationShutdown();
  });

  it('brings every row of every table, and says so', async () => {
    await copy();
    for (const shape of shapes.filter(({ name }) => name !== 'recent_run_event')) {
      const content = await contentOf(target, shape);
      expect(content).toHaveLength(ROWS);
      expect(content).toEqual(await contentOf(source, shape));
      expect(lines).toContain(`${shape.name}: ${ROWS} rows verified`);
    }
    expect(await CopyJournal.isOpen(target)).toBe(false);
  });

  it('brings the newest events of a file, which no log has yet', async () => {
    await source.transaction(() =>
      source.write
        .insertInto('recent_run_event')
        .values({ id: 99, run_id: 'id_1', seq: 99, chunk: '{"type":"start-step"}' })
        .execute(),
    );
    await copy();
    const event = target.query.selectFrom('run_event').select('chunk').where('seq', '=', 99);
    expect(await event.execute()).toEqual([{ chunk: '{"type":"start-step"}' }]);
  });

  it('leaves vectors to be made anew where one of the two has no room for them', async () => {
    await target.transaction(() => target.write.schema.dropTable('passage_vector').execute());
    await copy();
    expect(lines[0]).toBe(
      'not copied, as the databases differ in it: vector_generation, passage_code, passage_vector; ' +
        'passages are embedded again where EMBEDDING_MODEL is set',
    );
    expect(await target.query.selectFrom('vector_generation').selectAll().execute()).toEqual([]);
    expect(await target.query.selectFrom('passage').selectAll().execute()).toHaveLength(ROWS);
    const done = target.query.selectFrom('corpus').select('id').where('unembedded', '<>', 1);
    expect(await done.execute()).toEqual([]);
  });

  it.each(['source', 'target'])('forgets no table that only the %s has', async (end) => {
    const database = end === 'source' ? source : target;
    await database.transaction(() =>
      database.write.schema
        .createTable('later')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .execute(),
    );
    await expect(copy()).rejects.toThrow(new CopyError('--from and --to differ in later'));
  });

  it('gives out numbers behind those that were copied', async () => {
    await copy();
    await target.transaction(() =>
      target.write
        .insertInto('corpus')
        .values({ application_id: 'new', language: 'en', passages: 0, total_length: 0, last_number: 0 })
        .execute(),
    );
    const row = await target.query
      .selectFrom('corpus')
      .select('id')
      .where('application_id', '=', 'new')
      .executeTakeFirst();
    expect(row?.id).toBe(ROWS + 1);
  });

  it('goes on where it was cut off, and is open until then', async () => {
    const mend = failAfter(target, 9);
    await expect(copy()).rejects.toThrow('cut off');
    expect(await CopyJournal.isOpen(target)).toBe(true);
    mend();
    await expect(copy('elsewhere')).rejects.toThrow('--to holds an unfinished copy of there');
    lines = [];
    await copy();
    expect(lines[0]).toBe('an earlier copy was not finished: going on with it');
    expect(lines).not.toContain(`application: ${ROWS} of ${ROWS}`);
    for (const shape of shapes) {
      expect(await contentOf(target, shape)).toEqual(await contentOf(source, shape));
    }
  });

  it('takes no database that holds anything', async () => {
    await fillTables(target, 1);
    await expect(copy()).rejects.toThrow(new CopyError('--to is not empty: there are rows in api_key'));
    expect(await CopyJournal.isOpen(target)).toBe(false);
  });

  it('tells a copy that is not what it was made of, and leaves it open', async () => {
    const mend = failAfter(target, 9);
    await expect(copy()).rejects.toThrow('cut off');
    mend();
    await source.transaction(() =>
      sql`update application set settings = 'other' where id = 'id_3'`.execute(source.write),
    );
    await expect(copy()).rejects.toThrow(/^application differs: 7 rows with hash/);
    expect(await CopyJournal.isOpen(target)).toBe(true);
  });
}

describeOnEachDatabase('DatabaseCopy to SQLite', (open) => {
  describeCopy(open, openSqlite);
});

describeOnEachDatabase('DatabaseCopy from SQLite', (open) => {
  describeCopy(openSqlite, open);
});
