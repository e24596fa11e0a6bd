import { ManualScheduler } from '../../common/testing/manual-scheduler.js';
import { PostgresDatabase } from '../../database/postgres/postgres-database.js';
import { PostgresRunLog } from '../postgres-run-log.js';
import { RunEventsRepository } from '../run-events.repository.js';
import { type RestartableFixture } from '../run-log-happenings.contract.js';
import { SharedRunEventsRepository } from '../shared-run-events.repository.js';
import { createRunRows } from './run-rows.js';

const OWNER = 'this process';

export interface PostgresRunLogFixture extends RestartableFixture {
  database: PostgresDatabase;
  log: PostgresRunLog;
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
  const closing: (() => Promise<void>)[] = [];
  const openLog = (own: PostgresDatabase, owner: string): PostgresRunLog => {
    const shared = new SharedRunEventsRepository(own);
    const log = new PostgresRunLog(own, new RunEventsRepository(own), shared, scheduler, owner);
    log.onModuleInit();
    closing.push(() => log.onApplicationShutdown());
    return log;
  };
  let log = openLog(database, OWNER);
  return {
    database,
    log,
    scheduler,
    createRun: createRunRows(database, OWNER, name),
    join: (isTold) => {
      const own = new PostgresDatabase(url);
      if (!isTold) own.hints.listen = () => undefined;
      const other = openLog(own, 'another process');
      closing.push(() => own.onApplicationShutdown());
      return other;
    },
    restart: async () => {
      await log.onApplicationShutdown();
      log = openLog(database, OWNER);
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
