import { sql } from 'kysely';
import { type Database } from './database.js';
import { jsonList, rowsOfJson, rowsOfNumbers, rowsOfTexts } from './dialect/fragments.js';
import { jsonItem, jsonTypeOf } from './dialect/json-items.js';
import { type OpenDatabase } from './testing/databases.js';

/** Values, lists and counts that have to be the same on every database. */
export function describeValues(open: OpenDatabase): void {
  let database: Database;

  beforeAll(async () => {
    database = await open();
    await database.transaction(async () => {
      await database.write
        .insertInto('corpus')
        .values({ application_id: 'app', language: 'en', passages: 0, total_length: 2 ** 40, last_number: 7 })
        .execute();
      await database.insertRows({
        table: 'posting',
        columns: ['corpus_id', 'term', 'passage_number', 'frequency', 'length'],
        rows: ['b', 'a', 'é', 'Z', '_'].flatMap((term, index) => [
          [1, term, 2, index, 9],
          [1, term, 1, 1, 9],
        ]),
      });
    });
  });

  afterAll(() => database.onApplicationShutdown());

  it('are numbers where they are counts, sums and times, and are given out where they are ids', async () => {
    const row = await database.query
      .selectFrom('corpus')
      .select(({ fn }) => ['id', 'total_length', fn.countAll<number>().over().as('count')])
      .executeTakeFirst();
    expect(row).toEqual({ id: 1, total_length: 2 ** 40, count: 1 });
    const sums = await sql`select sum(total_length) as sum, count(*) as count from corpus`.execute(
      database.query,
    );
    expect(sums.rows).toEqual([{ sum: 2 ** 40, count: 1 }]);
  });

  it('tell how many rows were written, and ignore what is there', async () => {
    await database.transaction(async () => {
      const touch = () =>
        database.write
          .insertInto('loaded_sample')
          .values({ name: 'a', loaded_at: 1 })
          .onConflict((conflict) => conflict.column('name').doNothing())
          .executeTakeFirst();
      expect((await touch()).numInsertedOrUpdatedRows).toBe(1n);
      expect((await touch()).numInsertedOrUpdatedRows).toBe(0n);
      const { numDeletedRows } = await database.write.deleteFrom('loaded_sample').executeTakeFirst();
      expect(numDeletedRows).toBe(1n);
    });
  });

  it('are in the order of their code points', async () => {
    const rows = await database.query
      .selectFrom('posting')
      .select('term')
      .distinct()
      .where('term', '>', '0')
      .orderBy('term')
      .execute();
    expect(rows.map(({ term }) => term)).toEqual(['Z', '_', 'a', 'b', 'é']);
  });

  it('are none of an empty list, and all that a list has', async () => {
    const among = (terms: string[]) =>
      database.query.selectFrom('posting').select('term').distinct().where('term', 'in', terms).execute();
    expect(await among([])).toEqual([]);
    expect(await among(['a', 'x'])).toEqual([{ term: 'a' }]);
    const { rows } = await sql`
      select distinct term from posting
      where term in (${rowsOfTexts(['a', '"{,}'])}) and passage_number in (${rowsOfNumbers([1, 1.5])})`.execute(
      database.query,
    );
    expect(rows).toEqual([{ term: 'a' }]);
    const listed = await sql`
      select distinct term from posting where term in (${rowsOfJson('["a", "\\"{,}"]')})`.execute(
      database.query,
    );
    expect(listed.rows).toEqual([{ term: 'a' }]);
    for (const rowsOfNone of [rowsOfTexts([]), rowsOfJson('[]')]) {
      const none = await sql`select 1 from posting where term in (${rowsOfNone})`.execute(database.query);
      expect(none.rows).toEqual([]);
    }
  });

  it('can be put together in a list', async () => {
    const number = sql.ref('passage_number');
    const list = (term: string) =>
      sql<{
        list: string;
      }>`select ${jsonList(number, number)} as list from posting where term = ${term}`.execute(
        database.query,
      );
    expect(JSON.parse((await list('a')).rows[0]?.list ?? '')).toEqual([1, 2]);
    expect(JSON.parse((await list('none')).rows[0]?.list ?? '')).toEqual([]);
  });

  it('keep bytes and texts as they are', async () => {
    const bytes = Buffer.from([0, 1, 255, 39, 92]);
    await database.transaction(async () => {
      const time = { created_at: 0, updated_at: 0 };
      const document = { id: 'doc', application_id: 'app', title: '', category: '', metadata: '{}' };
      const rest = { version: 1, passages: 0, characters: 0, bytes: 0, media_type: '', content_hash: '' };
      await database.write
        .insertInto('document')
        .values({ ...document, ...rest, ...time, state: 'pending', enabled: 1 })
        .execute();
      await database.write
        .insertInto('ingestion_job')
        .values({ document_id: 'doc', token: '', input: '', attempts: 0, created_at: 0, file: bytes })
        .execute();
      const settings = JSON.stringify({ text: 'a\u0000b "quoted" \\ 😀' });
      await database.write
        .insertInto('application')
        .values({ id: "o'id ?$1", settings, created_at: 0, updated_at: 0 })
        .execute();
      const { settings: read } = await database.query
        .selectFrom('application')
        .select('settings')
        .where('id', '=', "o'id ?$1")
        .executeTakeFirstOrThrow();
      expect(read).toBe(settings);
    });
    const { file } = await database.query
      .selectFrom('ingestion_job')
      .select('file')
      .executeTakeFirstOrThrow();
    expect(file && Buffer.compare(file, bytes)).toBe(0);
  });

  it('can be looked for in JSON that says what a text has no room for', async () => {
    const document = JSON.stringify({ 'a\0': 'b\0', 'c\\u0000': 'd\\u0000', e: '\ud800' });
    const find = async (key: string, text: string) => {
      const member = { column: sql`cast(${document} as text)`, key };
      const { rows } = await sql<{ found: unknown }>`
        select exists (select 1 from ${jsonItem.of(member)}
          where ${jsonItem.is('text')} and ${jsonItem.text} in (${rowsOfTexts([text])})) as found`.execute(
        database.query,
      );
      return Number(rows[0]?.found);
    };
    expect(await find('c\\u0000', 'd\\u0000')).toBe(1);
    expect(await find('c\\u0000', 'd\0')).toBe(0);
    // SQLite's texts end at NUL where it looks into JSON; nobody finds what is not there.
    if (database.dialect === 'postgres') {
      expect(await find('a\0', 'b\0')).toBe(1);
      expect(await find('e', '\ufffd')).toBe(1);
    }
  });

  it.each([
    ['text', '"1"', 'text'],
    ['a number', '1.5', 'number'],
    ['truth', 'true', 'true'],
    ['falsehood', 'false', 'false'],
    ['nothing', 'null', 'null'],
    ['an object', '{"a":1}', 'object'],
    ['a list of its like', '["x",["y"]]', 'array'],
  ] as const)('can be looked for in JSON: %s', async (_, json, type) => {
    const key = 'a."b\'[0]';
    const member = { column: sql`${JSON.stringify({ [key]: JSON.parse(json) as unknown })}`, key };
    const other = { column: sql`${'{}'}`, key };
    const found = await sql<{ found: unknown }>`
      select exists (select 1 from ${jsonItem.of(member)} where ${jsonItem.is(type)}) as found`.execute(
      database.query,
    );
    // What an object holds is looked at by nobody.
    if (type !== 'object') expect(Number(found.rows[0]?.found)).toBe(1);
    const kind =
      await sql`select ${jsonTypeOf(member)} is not null as here, ${jsonTypeOf(other)} is not null as there`.execute(
        database.query,
      );
    expect(kind.rows.map((row) => Object.values(row as object).map(Number))).toEqual([[1, 0]]);
  });
}
