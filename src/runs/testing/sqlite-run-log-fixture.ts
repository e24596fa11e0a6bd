import { SqliteDatabase } from '../../database/sqlite/sqlite-database.js';
import { SqliteRunLog } from '../sqlite-run-log.js';
import { type EventBatch } from '../recent-events.js';
import { RunEventsRepository } from '../run-events.repository.js';
import { type RestartableFixture } from '../run-log-happenings.contract.js';
import { createRunRows, takeLease } from './run-rows.js';

/** Its next move fails, where that is asked for. */
class FragileRepository extends RunEventsRepository {
  failure: Error | undefined;

  override async move(batch: EventBatch): Promise<void> {
    const { failure } = this;
    this.failure = undefined;
    if (failure) throw failure;
    await super.move(batch);
  }
}

export interface SqliteRunLogFixture extends RestartableFixture {
  repository: FragileRepository;
  log: SqliteRunLog;
  /** Another process on the same database, once this one is gone. */
  restart(): Promise<SqliteRunLog>;
}

/** A log in a database in memory. */
export async function openSqliteRunLog(): Promise<SqliteRunLogFixture> {
  const database = new SqliteDatabase(':memory:');
  await database.migrate();
  const repository = new FragileRepository(database);
  let log = new SqliteRunLog(database, repository);
  return {
    database,
    repository,
    log,
    createRun: createRunRows(database),
    takeLease: (runId) => takeLease(database, runId),
    restart: async () => {
      await log.onApplicationShutdown();
      log = new SqliteRunLog(database, repository);
      await log.onModuleInit();
      return log;
    },
    recorded: async () => {
      const rows = await database.query.selectFrom('recent_run_event').selectAll().orderBy('id').execute();
      return rows.map((row) => ({ runId: row.run_id, seq: row.seq, chunk: row.chunk }));
    },
    settled: () => log.onApplicationShutdown(),
    close: async () => {
      await log.onApplicationShutdown();
      await database.onApplicationShutdown();
    },
  };
}
