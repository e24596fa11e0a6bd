import { FixedClock } from '../common/testing/fixed-clock.js';
import { ManualScheduler } from '../common/testing/manual-scheduler.js';
import { SoleClaims } from '../database/claims/sole-claims.js';
import { type Database } from '../database/database.js';
import { SqliteDatabase } from '../database/sqlite/sqlite-database.js';
import { ActiveRuns } from './active-runs.js';
import { leaseEnd, LeasesRepository } from './leases.repository.js';
import { LEASE_MS, RunLeases } from './run-leases.js';
import { createRunRows } from './testing/run-rows.js';
import { type Lease } from './run.js';

const SECOND_MS = 1_000;

/** Those of a process that is one of many. */
class ManyClaims extends SoleClaims {
  override readonly isShared = true;
}

describe('RunLeases', () => {
  let database: Database;
  let createRun: () => Promise<string>;
  let clock: FixedClock;

  beforeEach(async () => {
    database = new SqliteDatabase(':memory:');
    await database.migrate();
    createRun = createRunRows(database);
    clock = new FixedClock();
  });

  afterEach(() => database.onApplicationShutdown());

  /** One of the processes that share the database. */
  function startProcess(repository = new LeasesRepository(database)): {
    leases: RunLeases;
    active: ActiveRuns;
    scheduler: ManualScheduler;
  } {
    const [active, scheduler] = [new ActiveRuns(), new ManualScheduler()];
    const leases = new RunLeases(repository, active, database, clock, scheduler, new ManyClaims());
    leases.onModuleInit();
    return { active, leases, scheduler };
  }

  /** Lets a second pass, in which the process has time for itself. */
  function pass(...processes: ReturnType<typeof startProcess>[]): void {
    clock.nowMs += SECOND_MS;
    for (const { scheduler } of processes) scheduler.advance(SECOND_MS);
  }

  /** Has a process make a run. */
  async function begin({ leases, active }: ReturnType<typeof startProcess>): Promise<string> {
    const id = await createRun();
    const lease = leases.lease();
    await database.transaction(() =>
      database.write
        .updateTable('run')
        .set({ state: 'running', lease_owner: lease.owner, lease_expires_at: leaseEnd(lease) })
        .where('id', '=', id)
        .execute(),
    );
    active.start(id, 'conv_1', () => new Promise(() => undefined));
    return id;
  }

  const take = async ({ leases }: ReturnType<typeof startProcess>): Promise<string[]> =>
    (await leases.takeAbandoned()).map(({ id }) => id);

  it('takes what a process that is gone was making, at its first look', async () => {
    const id = await begin(startProcess());
    clock.nowMs += LEASE_MS + 1;
    expect(await take(startProcess())).toEqual([id]);
  });

  it('takes nothing that has a lease, and nothing twice', async () => {
    const id = await begin(startProcess());
    const heir = startProcess();
    expect(await take(heir)).toEqual([]);
    for (let second = 1; second <= 4; second += 1) {
      pass(heir);
      expect(await take(heir)).toEqual([]);
    }
    clock.nowMs += 1;
    expect(await take(heir)).toEqual([id]);
    expect(await take(heir)).toEqual([]);
  });

  it('never takes what it is making itself, however long it had no time for the lease', async () => {
    const busy = startProcess();
    await begin(busy);
    expect(await take(busy)).toEqual([]);
    clock.nowMs += 60 * SECOND_MS;
    expect(await take(busy)).toEqual([]);
    await busy.leases.renew();
    const other = startProcess();
    expect(await take(other)).toEqual([]);
  });

  it('takes its own that it is not making any more, as their end could not be written', async () => {
    const process = startProcess();
    const id = await begin(process);
    process.active.start(id, 'conv_1', () => Promise.resolve());
    await process.active.allEnded();
    clock.nowMs += LEASE_MS + 1;
    expect(await take(process)).toEqual([id]);
  });

  it('having stood still, gives the others the time of a lease to say that they did as well', async () => {
    const [sleeper, other] = [startProcess(), startProcess()];
    await begin(other);
    pass(sleeper, other);
    expect(await take(sleeper)).toEqual([]);
    // The whole machine slept for a minute, and this process is the first to wake.
    clock.nowMs += 60 * SECOND_MS;
    expect(await take(sleeper)).toEqual([]);
    await other.leases.renew();
    for (let second = 0; second < 10; second += 1) {
      pass(sleeper);
      await other.leases.renew();
      expect(await take(sleeper)).toEqual([]);
    }
  });

  it('having stood still, takes what nobody renews after all', async () => {
    const heir = startProcess();
    const id = await begin(startProcess());
    pass(heir);
    expect(await take(heir)).toEqual([]);
    clock.nowMs += 60 * SECOND_MS;
    const taken: string[][] = [];
    for (let second = 0; second <= LEASE_MS / SECOND_MS; second += 1) {
      taken.push(await take(heir));
      pass(heir);
    }
    expect(taken).toEqual([[], [], [], [], [id]]);
  });

  describe('where the database stood still', () => {
    /** Its answers come late where the test says so. */
    class SlowRepository extends LeasesRepository {
      findMs = 0;
      takeMs = 0;

      override async findExpired(now: number): Promise<string[]> {
        clock.nowMs += this.findMs;
        return super.findExpired(now + this.findMs);
      }

      override async takeExpired(ids: readonly string[], lease: Lease) {
        clock.nowMs += this.takeMs;
        return super.takeExpired(ids, { ...lease, now: lease.now + this.takeMs });
      }
    }

    it('takes nothing before all others have had the time to renew', async () => {
      const repository = new SlowRepository(database);
      const [looking, other] = [startProcess(repository), startProcess()];
      await begin(other);
      pass(looking, other);
      expect(await take(looking)).toEqual([]);
      repository.findMs = LEASE_MS + SECOND_MS;
      expect(await take(looking)).toEqual([]);
      repository.findMs = 0;
      pass(looking, other);
      expect(await take(looking)).toEqual([]);
      await other.leases.renew();
      for (let second = 0; second < 10; second += 1) {
        pass(looking, other);
        await other.leases.renew();
        expect(await take(looking)).toEqual([]);
      }
    });

    it('takes nothing by a question that it answered too late', async () => {
      const repository = new SlowRepository(database);
      const looking = startProcess(repository);
      const id = await begin(startProcess());
      for (let second = 0; second < LEASE_MS / SECOND_MS; second += 1) {
        pass(looking);
        expect(await take(looking)).toEqual([]);
      }
      pass(looking);
      repository.takeMs = LEASE_MS;
      expect(await take(looking)).toEqual([]);
      const { lease_owner: owner } = await database.query
        .selectFrom('run')
        .select('lease_owner')
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      expect(owner).not.toBe(looking.leases.lease().owner);
    });
  });
});
