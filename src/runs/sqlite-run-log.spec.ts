import { Logger } from '@nestjs/common';
import { RunLogExpiredError } from './runs.errors.js';
import { createRunEvent, type RunEvent } from './run-event.js';
import { describeHappenings } from './run-log-happenings.contract.js';
import { describeRunLog } from './run-log.contract.js';
import { type SqliteRunLogFixture, openSqliteRunLog } from './testing/sqlite-run-log-fixture.js';

describeRunLog('SqliteRunLog', openSqliteRunLog);
describeHappenings('SqliteRunLog', openSqliteRunLog);

function words(runId: string, from: number, count: number): RunEvent[] {
  return Array.from({ length: count }, (_, index) =>
    createRunEvent(runId, from + index, { type: 'text-delta', id: 'part_1', delta: `word ${from + index} ` }),
  );
}

const abort = (runId: string, seq: number, reason = 'cancelled'): RunEvent =>
  createRunEvent(runId, seq, { type: 'abort', reason });

describe('SqliteRunLog', () => {
  let fixture: SqliteRunLogFixture;

  beforeEach(async () => {
    fixture = await openSqliteRunLog();
  });

  afterEach(async () => {
    await fixture.close();
  });

  it('delivers nothing that is rolled back, and everything that is committed', async () => {
    const { database, log, createRun } = fixture;
    const runId = await createRun();
    const seen: RunEvent[] = [];
    const following = (async () => {
      for await (const batch of log.follow(runId, 0, new AbortController().signal)) seen.push(...batch);
    })();

    const failing = database.transaction(async () => {
      await log.append([abort(runId, 1, 'rolled back')], 1);
      throw new Error('roll back');
    });
    await expect(failing).rejects.toThrow('roll back');
    expect(await log.read(runId, 0)).toEqual([]);

    const kept = abort(runId, 1, 'committed');
    await database.transaction(async () => {
      await log.append([kept], 1);
      expect(seen).toEqual([]);
    });
    await following;
    expect(seen).toEqual([kept]);
  });

  it('keeps no event twice once its run has ended', async () => {
    const { log, createRun, recorded } = fixture;
    const [one, other] = [await createRun(), await createRun()];
    await log.append(words(one, 1, 3), 1);
    await log.append(words(other, 1, 70), 1);
    expect(await recorded()).not.toEqual([]);
    await Promise.all([log.append([abort(one, 4)], 1), log.append([abort(other, 71)], 1)]);
    await log.onApplicationShutdown();

    expect(await recorded()).toEqual([]);
    expect(await log.read(one, 0)).toEqual([...words(one, 1, 3), abort(one, 4)]);
    expect(await log.read(other, 0)).toEqual([...words(other, 1, 70), abort(other, 71)]);
  });

  it('finds everything after a restart, and goes on from there', async () => {
    const { createRun, recorded, restart, log } = fixture;
    const runId = await createRun();
    await log.append(words(runId, 1, 70), 1);
    await log.append(words(runId, 71, 5), 1);

    const next = await restart();
    expect(await recorded()).toEqual([]);
    expect(await next.read(runId, 0)).toEqual(words(runId, 1, 75));
    await expect(next.append(words(runId, 75, 1), 1)).rejects.toThrow('follow');
    await next.append(words(runId, 76, 1), 1);
    expect(await next.read(runId, 74)).toEqual(words(runId, 75, 2));
  });

  it('refuses a number that is taken, wherever the event is', async () => {
    const { log, createRun } = fixture;
    const runId = await createRun();
    await log.append(words(runId, 1, 70), 1);
    await log.onApplicationShutdown();
    await expect(log.append(words(runId, 70, 1), 1)).rejects.toThrow('follow');
    await log.append([abort(runId, 71)], 1);
    await expect(log.append(words(runId, 71, 1), 1)).rejects.toThrow('follow');
    await log.onApplicationShutdown();
    await expect(log.append(words(runId, 71, 1), 1)).rejects.toThrow('follow');
  });

  it('keeps nothing of a run that is erased', async () => {
    const { log, createRun, recorded } = fixture;
    const [erased, other] = [await createRun(), await createRun()];
    await log.append(words(erased, 1, 3), 1);
    await log.append(words(other, 1, 3), 1);
    await log.erase([erased]);
    expect(await recorded()).toEqual(words(other, 1, 3));
    await expect(log.append(words(erased, 4, 1), 1)).rejects.toThrow('follow');
    await log.append([abort(other, 4)], 1);
    await log.onApplicationShutdown();

    expect(await recorded()).toEqual([]);
    expect(await log.read(other, 0)).toEqual([...words(other, 1, 3), abort(other, 4)]);
  });

  it('breaks off who reads the past of a log that is being deleted, and leaves out nothing', async () => {
    const { log, createRun, repository, database } = fixture;
    const runId = await createRun();
    await log.append([...words(runId, 1, 250), abort(runId, 251)], 1);
    await log.onApplicationShutdown();
    const pages = log.follow(runId, 0, new AbortController().signal)[Symbol.asyncIterator]();
    expect((await pages.next()).value).toHaveLength(100);
    await database.transaction(() => repository.deleteSome(runId, 150));
    await expect(pages.next()).rejects.toThrow(RunLogExpiredError);
  });

  it('moves nothing of a run whose row is gone', async () => {
    const { log, createRun, database, recorded } = fixture;
    const runId = await createRun();
    await database.transaction(async () => {
      await log.append([...words(runId, 1, 3), abort(runId, 4)], 1);
      await database.write.deleteFrom('run').where('id', '=', runId).execute();
    });
    await log.onApplicationShutdown();

    expect(await recorded()).toEqual([]);
    expect(await log.read(runId, 0)).toEqual([]);
  });

  it('keeps a bounded number of recorded events behind a run that says little', async () => {
    const { log, createRun, recorded } = fixture;
    const [quiet, talkative] = [await createRun(), await createRun()];
    await log.append(words(quiet, 1, 1), 1);
    const MANY = 80_000;
    for (let seq = 1; seq <= MANY; seq += 1_000) await log.append(words(talkative, seq, 1_000), 1);
    await log.onApplicationShutdown();

    expect((await recorded()).length).toBeLessThan(70_000);
    expect(await log.read(quiet, 0)).toEqual(words(quiet, 1, 1));
  });

  it('moves what it could not move with whatever moves next', async () => {
    const { log, createRun, database, repository, recorded } = fixture;
    const [one, other] = [await createRun(), await createRun()];
    repository.failure = new Error('disk full');
    Logger.overrideLogger(false);
    await log.append([abort(one, 1)], 1);
    await log.onApplicationShutdown();
    expect(await log.read(one, 0)).toEqual([abort(one, 1)]);
    expect(await recorded()).toEqual([abort(one, 1)]);

    await log.append([abort(other, 1)], 1);
    await log.onApplicationShutdown();
    expect(await recorded()).toEqual([]);
    expect(await database.query.selectFrom('run_event').select('run_id').execute()).toHaveLength(2);
  });
});
