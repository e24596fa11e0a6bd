import { Database } from '../database/database.js';
import { DatabaseRunLog } from './database-run-log.js';
import { createRunEvent, type RunEvent } from './run-event.js';
import { RunEventsRepository } from './run-events.repository.js';
import { describeRunLog, type RunLogFixture } from './run-log.contract.js';
import { createRunRows } from './testing/run-rows.js';

async function open(): Promise<RunLogFixture & { database: Database }> {
  const database = new Database(':memory:');
  await database.migrate();
  return {
    database,
    log: new DatabaseRunLog(database, new RunEventsRepository(database)),
    createRun: await createRunRows(database),
    close: () => database.onApplicationShutdown(),
  };
}

describeRunLog('DatabaseRunLog', open);

describe('DatabaseRunLog in a transaction', () => {
  it('delivers nothing that is rolled back, and everything that is committed', async () => {
    const { database, log, createRun, close } = await open();
    const runId = await createRun();
    const seen: RunEvent[] = [];
    const following = (async () => {
      for await (const batch of log.follow(runId, 0, new AbortController().signal)) seen.push(...batch);
    })();

    const event = createRunEvent(runId, 1, { type: 'abort', reason: 'rolled back' });
    const failing = database.transaction(async () => {
      await log.append([event]);
      throw new Error('roll back');
    });
    await expect(failing).rejects.toThrow('roll back');
    expect(await log.read(runId, 0)).toEqual([]);

    const kept = createRunEvent(runId, 1, { type: 'abort', reason: 'committed' });
    await database.transaction(async () => {
      await log.append([kept]);
      expect(seen).toEqual([]);
    });
    await following;
    expect(seen).toEqual([kept]);
    await close();
  });
});
