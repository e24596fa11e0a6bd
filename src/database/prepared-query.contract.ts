import { type Database } from './database.js';
import { prepare } from './prepared-query.js';
import { type OpenDatabase } from './testing/databases.js';

const insert = prepare((query, given: { id: string; at: number }) =>
  query
    .insertInto('application')
    .values({ id: given.id, settings: '{}', created_at: given.at, updated_at: given.at }),
);
const findIds = prepare((query, given: { ids: string; until: number }) =>
  query
    .selectFrom('application')
    .select('id')
    .where('created_at', '<=', given.until)
    .where('settings', '=', '{}')
    .where('id', 'like', given.ids)
    .orderBy('id'),
);

/** What a query that is built once answers. */
export function describePreparedQueries(open: OpenDatabase): void {
  let database: Database;

  beforeEach(async () => {
    database = await open();
  });

  afterEach(() => database.onApplicationShutdown());

  it('takes its values by name, between those it was built with, anew each time', async () => {
    await database.transaction(() =>
      database.runEach(insert, [
        { id: 'a1', at: 1 },
        { id: 'a2', at: 2 },
        { id: 'b1', at: 1 },
      ]),
    );
    expect(await database.all(findIds, { ids: 'a%', until: 1 })).toEqual([{ id: 'a1' }]);
    expect(await database.all(findIds, { until: 2, ids: 'a%' })).toEqual([{ id: 'a1' }, { id: 'a2' }]);
    expect(await database.first(findIds, { ids: '%', until: 9 })).toEqual({ id: 'a1' });
    expect(await database.first(findIds, { ids: 'c%', until: 9 })).toBeUndefined();
  });

  it('tells what it returns', async () => {
    const remove = prepare((query, given: { id: string }) =>
      query.deleteFrom('application').where('id', '=', given.id).returning(['id', 'created_at']),
    );
    const returned = await database.transaction(async () => {
      await database.run(insert, { id: 'a', at: 1_700_000_000_000 });
      return database.runReturning(remove, { id: 'a' });
    });
    expect(returned).toEqual([{ id: 'a', created_at: 1_700_000_000_000 }]);
  });

  it('writes in a transaction only', async () => {
    await expect(database.run(insert, { id: 'a', at: 1 })).rejects.toThrow(
      'A write outside of a transaction.',
    );
  });
}
