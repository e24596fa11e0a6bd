import { Logger } from '@nestjs/common';
import { once } from 'node:events';
import { sql } from 'kysely';
import { migrations } from '../migrations/migrations.js';
import {
  createEmptyDatabase,
  createOwnDatabase,
  type OwnDatabase,
  testServerUrl,
} from '../testing/postgres-server.js';
import { PostgresDatabase } from './postgres-database.js';

const serverUrl = testServerUrl();

(serverUrl === undefined ? describe.skip : describe)('PostgresDatabase', () => {
  let own: OwnDatabase;
  let one: PostgresDatabase;
  let other: PostgresDatabase;

  beforeAll(async () => {
    // Connections are cut on purpose.
    Logger.overrideLogger(false);
    own = await createOwnDatabase(serverUrl ?? '');
    one = new PostgresDatabase(own.url);
    other = new PostgresDatabase(own.url);
  });

  afterAll(async () => {
    await one.onApplicationShutdown();
    await other.onApplicationShutdown();
    await own.drop();
  });

  const insert = (database: PostgresDatabase, id: string) =>
    database.write
      .insertInto('application')
      .values({ id, settings: '', created_at: 0, updated_at: 0 })
      .execute();
  const add = (database: PostgresDatabase, id: string, settings: string) =>
    database.write
      .updateTable('application')
      .set(({ eb, val }) => ({ settings: eb('settings', '||', val(settings)) }))
      .where('id', '=', id)
      .execute();
  const settingsOf = async (id: string): Promise<string | undefined> =>
    (await one.query.selectFrom('application').select('settings').where('id', '=', id).executeTakeFirst())
      ?.settings;

  it('is migrated once, however many processes start at the same time', async () => {
    const empty = await createEmptyDatabase(serverUrl ?? '');
    const databases = Array.from({ length: 10 }, () => new PostgresDatabase(empty.url));
    await Promise.all(databases.map((database) => database.migrate()));
    const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(
      databases[0]!.query,
    );
    expect(rows.map(({ name }) => name)).toEqual(Object.keys(migrations));
    await Promise.all(databases.map((database) => database.onApplicationShutdown()));
    await empty.drop();
  });

  it('runs a transaction anew that was in the way of another, and tells of it once', async () => {
    await one.transaction(async () => {
      await insert(one, 'left');
      await insert(one, 'right');
    });
    const bothHave = { left: Promise.withResolvers<undefined>(), right: Promise.withResolvers<undefined>() };
    const told: string[] = [];
    let attempts = 0;
    const cross = (database: PostgresDatabase, mine: 'left' | 'right', theirs: 'left' | 'right') =>
      database.transaction(async () => {
        attempts += 1;
        database.afterCommit(() => told.push(`${mine} committed`));
        await add(database, mine, 'x');
        bothHave[mine].resolve(undefined);
        await bothHave[theirs].promise;
        await add(database, theirs, 'y');
      });
    await Promise.all([cross(one, 'left', 'right'), cross(other, 'right', 'left')]);
    expect(attempts).toBe(3);
    expect(told.sort()).toEqual(['left committed', 'right committed']);
    expect((await settingsOf('left'))?.length).toBe(2);
    expect((await settingsOf('right'))?.length).toBe(2);
  });

  it('has whoever holds a conversation change it alone', async () => {
    await one.transaction(() =>
      one.write
        .insertInto('conversation')
        .values({
          id: 'conv_1',
          application_id: 'app',
          user_id: null,
          title: '0',
          state: 'ACTIVE',
          config: '{}',
          metadata: '{}',
          head_message_id: null,
          ttl_ms: 0,
          created_at: 0,
          updated_at: 0,
          expires_at: 0,
        })
        .execute(),
    );
    const read = (database: PostgresDatabase) =>
      database.query.selectFrom('conversation').select('title').where('id', '=', 'conv_1').executeTakeFirst();
    // What is read is written back: without the hold, two would read the same.
    const countUp = (database: PostgresDatabase) =>
      database.transaction(async () => {
        await database.hold('conv_1');
        const title = String(Number((await read(database))?.title) + 1);
        await database.write.updateTable('conversation').set({ title }).where('id', '=', 'conv_1').execute();
      });
    await Promise.all(Array.from({ length: 30 }, (_, index) => countUp(index % 2 === 0 ? one : other)));
    expect(await read(one)).toEqual({ title: '30' });
    await one.transaction(() => one.hold('conv_none'));
  });

  it('has whoever holds a key look for it, and make it, alone', async () => {
    const makeOnce = (database: PostgresDatabase) =>
      database.transaction(async () => {
        await database.holdKey('the key');
        const known = await database.query
          .selectFrom('loaded_sample')
          .select('name')
          .where('name', 'like', 'made %')
          .execute();
        if (known.length > 0) return false;
        await database.write
          .insertInto('loaded_sample')
          .values({ name: `made ${Math.random()}`, loaded_at: 0 })
          .execute();
        return true;
      });
    const made = await Promise.all(
      Array.from({ length: 20 }, (_, index) => makeOnce(index % 2 === 0 ? one : other)),
    );
    expect(made.filter((isNew) => isNew)).toHaveLength(1);
  });

  it('keeps nothing of a transaction whose connection was cut, and goes on over another', async () => {
    const failing = one.transaction(async () => {
      await insert(one, 'cut');
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(one.query);
      await sql`select pg_terminate_backend(${rows[0]!.pid})`.execute(other.query);
      await insert(one, 'after');
    });
    await expect(failing).rejects.toThrow();
    expect(await settingsOf('cut')).toBeUndefined();
    await one.transaction(() => insert(one, 'cut'));
    expect(await settingsOf('cut')).toBe('');
  });

  it('does not take a transaction for committed in which a failure was passed over', async () => {
    const failing = one.transaction(async () => {
      await insert(one, 'passed');
      await insert(one, 'passed').catch(() => undefined);
    });
    await expect(failing).rejects.toThrow('rolled back');
    expect(await settingsOf('passed')).toBeUndefined();
  });

  it('tells other processes, and no longer than it takes to connect anew after the connection broke', async () => {
    const news = new EventTarget();
    const heard: string[] = [];
    const hear = (what: string): void => {
      heard.push(what);
      news.dispatchEvent(new Event('news'));
    };
    const until = async (what: string): Promise<void> => {
      while (!heard.includes(what)) await once(news, 'news');
    };
    other.hints.listen(
      'topic',
      (key, value) => {
        hear(`${key} ${value}`);
      },
      () => {
        hear('doubt');
      },
    );
    // Whoever listens is known to the server a little later.
    const sendUntilHeard = async (key: string): Promise<void> => {
      for (let tries = 0; !heard.includes(`${key} 1`); tries += 1) {
        if (tries === 500) throw new Error('Nothing was heard.');
        one.hints.send('topic', key, 1);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    };
    await sendUntilHeard('a');
    one.hints.send('topic', 'b', 1);
    one.hints.send('topic', 'b', 3);
    one.hints.send('topic', 'b', 2);
    one.hints.send('elsewhere', 'c', 1);
    await until('b 3');
    expect(heard).not.toContain('b 2');
    expect(heard).not.toContain('c 1');

    heard.length = 0;
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name like '%listens'`.execute(one.query);
    await until('doubt');
    await sendUntilHeard('d');
  });
});
