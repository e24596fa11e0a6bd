import { ManualScheduler } from '../../common/testing/manual-scheduler.js';
import { DatabaseUnavailableError } from '../../database/database.errors.js';
import { PostgresDatabase } from '../../database/postgres/postgres-database.js';
import { PostgresRunLog } from '../postgres-run-log.js';
import { type RunEvent } from '../run-event.js';
import { RunEventsRepository } from '../run-events.repository.js';
import { type RestartableFixture } from '../run-log-happenings.contract.js';
import { SharedRunEventsRepository } from '../shared-run-events.repository.js';
import { createRunRows, takeLease } from './run-rows.js';

const OWNER = 'this process';

/** Cannot reach the database for a while, where that is asked for. */
class FragileRepository extends SharedRunEventsRepository {
  private before = 0;
  private after = 0;

  /** The next `times` it writes nothing. */
  failBefore(times: number): void {
    this.before = times;
  }

  /** The next `times` it writes, and nobody hears of it. */
  failAfter(times: number): void {
    this.after = times;
  }

  override async insertHeld(
    events: readonly RunEvent[],
    epochs: ReadonlyMap<string, number>,
  ): Promise<Set<string>> {
    if (this.before-- > 0) throw new DatabaseUnavailableError('as the test wants it');
    if (this.after-- <= 0) return super.insertHeld(events, epochs);
    const failing = new PostgresDatabase(this.url);
    const written = new SharedRunEventsRepository(failing);
    await failing.transaction(() => written.insertHeld(events, epochs));
    await failing.onApplicationShutdown();
    throw new DatabaseUnavailableError('as the test wants it');
  }

  constructor(
    database: PostgresDatabase,
    private readonly url: string,
  ) {
    super(database);
  }
}

export interface PostgresRunLogFixture extends RestartableFixture {
  database: PostgresDatabase;
  log: PostgresRunLog;
  shared: FragileRepository;
  /** Another process on the same database. @param isTold whether hints reach it. */
  join(isTold: boolean): PostgresRunLog;
  /** Says when processes look for what they were not told. */
  scheduler: ManualScheduler;
}

let fixtures = 0;

/** A log with runs of its own in the database at `url`. */
export function openPostgresRunLog(url: string): PostgresRunLogFixture {
  const name = `fixture${++fixtures}`;
  const database = new PostgresDatabase(url);
  const scheduler = new ManualScheduler();
  const shared = new FragileRepository(database, url);
  const closing: (() => Promise<void>)[] = [];
  const openLog = (own: PostgresDatabase): PostgresRunLog => {
    const events = new RunEventsRepository(own);
    const writes = own === database ? shared : new SharedRunEventsRepository(own);
    const log = new PostgresRunLog(own, events, writes, scheduler);
    log.onModuleInit();
    closing.push(() => log.onApplicationShutdown());
    return log;
  };
  let log = openLog(database);
  return {
    database,
    log,
    scheduler,
    shared,
    createRun: createRunRows(database, OWNER, name),
    takeLease: (runId) => takeLease(database, runId),
    join: (isTold) => {
      const own = new PostgresDatabase(url);
      if (!isTold) own.hints.listen = () => undefined;
      const other = openLog(own);
      closing.push(() => own.onApplicationShutdown());
      return other;
    },
    restart: async () => {
      await log.onApplicationShutdown();
      log = openLog(database);
      return log;
    },
    settled: () => log.onApplicationShutdown(),
    recorded: () => Promise.resolve([]),
    close: async () => {
      for (const close of closing) await close();
      await database.onApplicationShutdown();
    },
  };
}
