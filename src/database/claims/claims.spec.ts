import { ManualScheduler } from '../../common/testing/manual-scheduler.js';
import { type Database } from '../database.js';
import { PostgresDatabase } from '../postgres/postgres-database.js';
import { createOwnDatabase, type OwnDatabase, testServerUrl } from '../testing/postgres-server.js';
import { describeClaims } from './claims.contract.js';
import { ClaimsRepository } from './claims.repository.js';
import { SharedClaims } from './shared-claims.js';
import { SoleClaims } from './sole-claims.js';

describe('SoleClaims', () => {
  describeClaims(() => Promise.resolve({ claims: new SoleClaims(), close: () => Promise.resolve() }));
});

const serverUrl = testServerUrl();

(serverUrl === undefined ? describe.skip : describe)('SharedClaims', () => {
  let own: OwnDatabase;
  let database: Database;
  let scheduler: ManualScheduler;

  beforeAll(async () => {
    own = await createOwnDatabase(serverUrl ?? '');
    database = new PostgresDatabase(own.url);
  });

  afterAll(async () => {
    await database.onApplicationShutdown();
    await own.drop();
  });

  beforeEach(async () => {
    await database.transaction(() => database.write.deleteFrom('work_claim').execute());
    scheduler = new ManualScheduler();
  });

  /** The claims of a process. */
  const start = (): SharedClaims => {
    const claims = new SharedClaims(database, new ClaimsRepository(database), scheduler);
    claims.onModuleInit();
    return claims;
  };
  /** As if so much time went by. */
  const age = (ms: number): Promise<unknown> =>
    database.transaction(() =>
      database.write
        .updateTable('work_claim')
        .set(({ eb }) => ({ expires_at: eb('expires_at', '-', ms) }))
        .execute(),
    );
  const untilRenewed = async (): Promise<void> => {
    scheduler.advance(1_000);
    for (;;) {
      const rows = await database.query.selectFrom('work_claim').select('expires_at').execute();
      if (rows.every(({ expires_at }) => expires_at > Date.now() + 3_000)) return;
    }
  };

  describeClaims(() => {
    const claims = start();
    return Promise.resolve({ claims, close: () => claims.beforeApplicationShutdown() });
  });

  it('are kept for as long as their process lives, and not much longer', async () => {
    const [one, other] = [start(), start()];
    await one.takeFirst(['a']);
    await age(4_000);
    expect(await other.takeFirst(['a'])).toBeUndefined();
    await untilRenewed();
    await age(4_000);
    expect(await other.takeFirst(['a'])).toBeUndefined();
    await age(2_000);
    expect(await other.takeFirst(['a'])).toBe('a');

    // Whoever lost it changes nothing about it any more.
    await one.note('a', 'late');
    await one.release('a');
    expect(await one.notesOn(['a'])).toEqual(new Map());
    expect(await one.takeFirst(['a'])).toBeUndefined();
  });

  it('are free at once where their process ends in order', async () => {
    const [one, other] = [start(), start()];
    await one.takeFirst(['a']);
    await one.beforeApplicationShutdown();
    expect(await other.takeFirst(['a'])).toBe('a');
  });

  it('are shared out among processes that ask at the same time', async () => {
    const processes = [start(), start(), start()];
    const names = Array.from({ length: 30 }, (_, index) => `file ${index}`);
    const taken = await Promise.all(
      Array.from({ length: 36 }, (_, index) => processes[index % 3]!.takeFirst(names)),
    );
    expect(taken.filter((name) => name !== undefined).toSorted()).toEqual(names.toSorted());
  });
});
