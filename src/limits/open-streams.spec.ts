import { ManualScheduler } from '../common/testing/manual-scheduler.js';
import { type Database } from '../database/database.js';
import { PostgresDatabase } from '../database/postgres/postgres-database.js';
import { createOwnDatabase, type OwnDatabase, testServerUrl } from '../database/testing/postgres-server.js';
import { describeOpenStreams } from './open-streams.contract.js';
import { type OpenStreams } from './open-streams.js';
import { OpenStreamsRepository } from './open-streams.repository.js';
import { RENEW_MS, SharedOpenStreams } from './shared-open-streams.js';
import { SoleOpenStreams } from './sole-open-streams.js';

describe('SoleOpenStreams', () => {
  describeOpenStreams(() =>
    Promise.resolve({ streams: new SoleOpenStreams(), close: () => Promise.resolve() }),
  );
});

const serverUrl = testServerUrl();

(serverUrl === undefined ? describe.skip : describe)('SharedOpenStreams', () => {
  let own: OwnDatabase;
  let database: Database;
  let scheduler: ManualScheduler;

  beforeEach(async () => {
    own = await createOwnDatabase(serverUrl ?? '');
    database = new PostgresDatabase(own.url);
    scheduler = new ManualScheduler();
  });

  afterEach(async () => {
    await database.onApplicationShutdown();
    await own.drop();
  });

  /** As another process has it. */
  const start = (): SharedOpenStreams => {
    const streams = new SharedOpenStreams(database, new OpenStreamsRepository(database), scheduler);
    streams.onModuleInit();
    return streams;
  };
  const places = (): Promise<{ places: number; expires_at: number }[]> =>
    database.query.selectFrom('open_stream').select(['places', 'expires_at']).orderBy('places').execute();
  /** As if so much time went by. */
  const age = (ms: number): Promise<unknown> =>
    database.transaction(() =>
      database.write
        .updateTable('open_stream')
        .set(({ eb }) => ({ expires_at: eb('expires_at', '-', ms) }))
        .execute(),
    );
  const fill = (streams: OpenStreams, count: number, limit: number): Promise<(() => void)[]> =>
    Promise.all(Array.from({ length: count }, () => streams.enter('a', limit)));
  /** Each process renews what it has. */
  const renewed = async (isThere: () => Promise<boolean>): Promise<void> => {
    scheduler.advance(RENEW_MS);
    while (!(await isThere()));
  };

  describeOpenStreams(() => {
    const streams = start();
    return Promise.resolve({ streams, close: () => streams.beforeApplicationShutdown() });
  });

  it('are counted over all processes', async () => {
    const [one, other] = [start(), start()];
    const [leave] = await fill(one, 2, 3);
    await other.enter('a', 3);
    await expect(other.enter('a', 3)).rejects.toThrow('3');
    await expect(one.enter('a', 3)).rejects.toThrow('3');
    leave?.();
    // The place is the process's own until it gives it back.
    await one.enter('a', 3);
  });

  it('are no more than may be of those who come to all processes at the same time', async () => {
    const processes = [start(), start(), start()];
    const comers = Array.from({ length: 90 }, (_, index) => processes[index % 3]!.enter('a', 40));
    const results = await Promise.allSettled(comers);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(40);
  });

  it('cost a place in the database for every hundredth of a large limit', async () => {
    const streams = start();
    await streams.enter('a', 2_000);
    expect(await places()).toMatchObject([{ places: 21 }]);
    await fill(streams, 20, 2_000);
    expect(await places()).toMatchObject([{ places: 21 }]);
    await streams.enter('a', 2_000);
    expect(await places()).toMatchObject([{ places: 42 }]);
  });

  it('leave places to others that nobody has, within moments', async () => {
    const [one, other] = [start(), start()];
    const leaving = await fill(one, 3, 3);
    await expect(other.enter('a', 3)).rejects.toThrow('3');
    for (const leave of leaving) leave();
    await renewed(async () => (await places()).length === 0);
    await fill(other, 3, 3);
  });

  it('count for as long as their process lives, and not much longer', async () => {
    const [one, other] = [start(), start()];
    await fill(one, 3, 3);
    await age(12_000);
    await renewed(async () => (await places()).every(({ expires_at }) => expires_at > Date.now() + 10_000));
    await age(12_000);
    await expect(other.enter('a', 3)).rejects.toThrow('3');
    await age(4_000);
    await fill(other, 3, 3);
  });

  it('count again where a process stood still and was taken for gone', async () => {
    const one = start();
    await fill(one, 3, 3);
    await database.transaction(() => database.write.deleteFrom('open_stream').execute());
    await renewed(async () => (await places()).some((row) => row.places === 3));
    await expect(start().enter('a', 3)).rejects.toThrow('3');
  });

  it('count no more once their process has ended in order', async () => {
    const one = start();
    await fill(one, 3, 3);
    await one.beforeApplicationShutdown();
    await fill(start(), 3, 3);
  });
});
