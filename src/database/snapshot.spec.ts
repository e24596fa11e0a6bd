import { sql } from 'kysely';
import { type Database } from './database.js';
import { SqliteDatabase } from './sqlite/sqlite-database.js';

describe('a snapshot', () => {
  let database: Database;
  const read = async (): Promise<string[]> =>
    (
      await sql<{ name: string }>`select name from loaded_sample order by name`.execute(database.query)
    ).rows.map(({ name }) => name);
  const write = (name: string): Promise<void> =>
    database.transaction(async () => {
      await database.write.insertInto('loaded_sample').values({ name, loaded_at: 0 }).execute();
    });

  beforeEach(async () => {
    database = new SqliteDatabase(':memory:');
    await database.migrate();
    await write('a');
  });

  afterEach(() => database.onApplicationShutdown());

  it('stays as it is while it is read, and what was to be written is written after it', async () => {
    const { promise: isHeld, resolve: release } = Promise.withResolvers<undefined>();
    const reading = database.snapshot(async () => {
      const before = await read();
      await isHeld;
      return [before, await database.snapshot(read)];
    });
    const writing = write('b');
    for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    release(undefined);
    const seen = await reading;
    await writing;

    expect(seen).toEqual([['a'], ['a']]);
    expect(await read()).toEqual(['a', 'b']);
  });

  it('can be read by many, and sees nothing of a transaction that is not over', async () => {
    const writing = write('b');

    const seen = await Promise.all([1, 2, 3].map(() => database.snapshot(read)));
    await writing;

    for (const names of seen) expect([['a'], ['a', 'b']]).toContainEqual(names);
    expect(await database.snapshot(read)).toEqual(['a', 'b']);
  });

  it('is nothing to write in, and is over also where reading fails', async () => {
    const writeInIt = () =>
      database.write.insertInto('loaded_sample').values({ name: 'b', loaded_at: 0 }).execute();
    await expect(database.snapshot(writeInIt)).rejects.toThrow('outside of a transaction');
    await expect(database.snapshot(() => write('b'))).rejects.toThrow('wait for itself');

    await write('c');
    expect(await read()).toEqual(['a', 'c']);
  });
});
