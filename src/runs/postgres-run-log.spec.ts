import { once } from 'node:events';
import { StorageFullError } from '../database/database.errors.js';
import { createOwnDatabase, type OwnDatabase, testServerUrl } from '../database/testing/postgres-server.js';
import { type PostgresRunLog } from './postgres-run-log.js';
import { createRunEvent, type RunEvent } from './run-event.js';
import { describeHappenings } from './run-log-happenings.contract.js';
import { describeRunLog } from './run-log.contract.js';
import { LeaseLostError, RunLogExpiredError } from './runs.errors.js';
import { openPostgresRunLog, type PostgresRunLogFixture } from './testing/postgres-run-log-fixture.js';

const serverUrl = testServerUrl();
let own: OwnDatabase;
const open = () => Promise.resolve(openPostgresRunLog(own.url));

function words(runId: string, from: number, count: number): RunEvent[] {
  return Array.from({ length: count }, (_, index) =>
    createRunEvent(runId, from + index, { type: 'text-delta', id: 'part_1', delta: `word ${from + index} ` }),
  );
}

const abort = (runId: string, seq: number): RunEvent =>
  createRunEvent(runId, seq, { type: 'abort', reason: 'cancelled' });

/** What a follower has seen, and how to wait until that is so much. */
function follow(log: PostgresRunLog, runId: string) {
  const seen: RunEvent[] = [];
  const news = new EventTarget();
  const ended = (async () => {
    for await (const batch of log.follow(runId, 0, new AbortController().signal)) {
      seen.push(...batch);
      news.dispatchEvent(new Event('news'));
    }
  })();
  const until = async (count: number): Promise<void> => {
    while (seen.length < count) await once(news, 'news');
  };
  return { seen, ended, until };
}

(serverUrl === undefined ? describe.skip : describe)('on PostgreSQL', () => {
  beforeAll(async () => {
    own = await createOwnDatabase(serverUrl ?? '');
  });

  afterAll(() => own.drop());

  describeRunLog('PostgresRunLog', open);
  describeHappenings('PostgresRunLog', open);

  describe('PostgresRunLog', () => {
    let fixture: PostgresRunLogFixture;

    beforeEach(async () => {
      fixture = await open();
    });

    afterEach(() => fixture.close());

    it('turns those away who follow in another process, once the log is not kept any more', async () => {
      const runId = await fixture.createRun();
      await fixture.log.append(words(runId, 1, 3), 1);
      const other = follow(fixture.join(true), runId);
      await other.until(3);
      await fixture.database.transaction(() =>
        fixture.database.write.updateTable('run').set({ log_state: 1 }).where('id', '=', runId).execute(),
      );
      fixture.scheduler.advance(1_000);
      await expect(other.ended).rejects.toThrow(RunLogExpiredError);
    });

    it('reaches those who follow in another process, by hints', async () => {
      const runId = await fixture.createRun();
      const other = follow(fixture.join(true), runId);
      await fixture.log.append(words(runId, 1, 3), 1);
      // Whether or not it had begun to listen by then.
      fixture.scheduler.advance(1_000);
      await other.until(3);
      await fixture.log.append(words(runId, 4, 2), 1);
      await other.until(5);
      await fixture.log.append([abort(runId, 6)], 1);
      await other.ended;
      expect(other.seen).toEqual([...words(runId, 1, 5), abort(runId, 6)]);
    });

    it('reaches those to whom every hint is lost, within a look', async () => {
      const runId = await fixture.createRun();
      const deaf = fixture.join(false);
      const other = follow(deaf, runId);
      await fixture.log.append(words(runId, 1, 250), 1);
      await deaf.look();
      await other.until(250);
      await fixture.log.append([abort(runId, 251)], 1);
      fixture.scheduler.advance(1_000);
      await other.ended;
      expect(other.seen).toEqual([...words(runId, 1, 250), abort(runId, 251)]);
    });

    it('is written while its run is being made, and not after', async () => {
      const { database, log, createRun } = fixture;
      const [lost, held] = [await createRun(), await createRun()];
      await log.append(words(lost, 1, 1), 1);
      await database.transaction(() =>
        database.write.updateTable('run').set({ state: 'interrupted' }).where('id', '=', lost).execute(),
      );
      const results = await Promise.allSettled([
        log.append(words(lost, 2, 1), 1),
        log.append(words(held, 1, 1), 1),
      ]);
      expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
      expect(await log.read(lost, 0)).toEqual(words(lost, 1, 1));
      expect(await log.read(held, 0)).toEqual(words(held, 1, 1));
    });

    it('has the fault of one run stay its own, also where the database finds it', async () => {
      const { log, createRun, database } = fixture;
      const [one, other] = [await createRun(), await createRun()];
      await log.append(words(one, 1, 1), 1);
      // Somebody else wrote what comes next.
      await database.transaction(() =>
        database.write.insertInto('run_event').values({ run_id: one, seq: 2, chunk: '{}' }).execute(),
      );
      const results = await Promise.allSettled([
        log.append(words(one, 2, 1), 1),
        log.append(words(other, 1, 1), 1),
      ]);
      expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
    });

    it('delivers nothing that is rolled back, and everything that is committed', async () => {
      const { database, log, createRun } = fixture;
      const runId = await createRun();
      const following = follow(log, runId);
      const failing = database.transaction(async () => {
        await log.append([abort(runId, 1)], 1);
        throw new Error('roll back');
      });
      await expect(failing).rejects.toThrow('roll back');
      await database.transaction(async () => {
        await log.append(words(runId, 1, 1), 1);
        expect(following.seen).toEqual([]);
      });
      await log.append([abort(runId, 2)], 1);
      await following.ended;
      expect(following.seen).toEqual([...words(runId, 1, 1), abort(runId, 2)]);
    });

    it('holds text while the database cannot be reached, and goes on when it can', async () => {
      const { log, createRun, shared } = fixture;
      const [one, other] = [await createRun(), await createRun()];
      await log.append(words(one, 1, 1), 1);
      shared.failBefore(2);
      const held = [log.append(words(one, 2, 1), 1), log.append(words(other, 1, 1), 1)];
      const after = log.append(words(one, 3, 1), 1);
      await Promise.all([...held, after]);
      expect(await log.read(one, 0)).toEqual(words(one, 1, 3));
      expect(await log.read(other, 0)).toEqual(words(other, 1, 1));
    });

    it('gives nothing out that was held while somebody else took the run', async () => {
      const { log, createRun, shared } = fixture;
      const runId = await createRun();
      const following = follow(log, runId);
      await log.append(words(runId, 1, 1), 1);
      shared.failBefore(1);
      const held = log.append(words(runId, 2, 1), 1);
      const other = fixture.join(true);
      await other.append([abort(runId, 2)], await fixture.takeLease(runId));
      await expect(held).rejects.toThrow(LeaseLostError);
      fixture.scheduler.advance(1_000);
      await following.ended;
      expect(following.seen).toEqual([...words(runId, 1, 1), abort(runId, 2)]);
    });

    it('tells those who follow in another process, too, that it cannot be written', async () => {
      const runId = await fixture.createRun();
      await fixture.log.append(words(runId, 1, 1), 1);
      const other = follow(fixture.join(true), runId);
      await other.until(1);
      // Whether or not it had begun to listen by then.
      const isToldBy = setInterval(() => {
        fixture.log.breakOff(runId, new StorageFullError('as the test wants it'));
      }, 20);
      await expect(other.ended).rejects.toThrow(StorageFullError);
      clearInterval(isToldBy);
      expect(other.seen).toEqual(words(runId, 1, 1));
    });

    it('writes nothing twice that was written before the connection broke', async () => {
      const { log, createRun, shared } = fixture;
      const runId = await createRun();
      const following = follow(log, runId);
      shared.failAfter(1);
      await log.append(words(runId, 1, 2), 1);
      await log.append([abort(runId, 3)], 1);
      await following.ended;
      expect(following.seen).toEqual([...words(runId, 1, 2), abort(runId, 3)]);
    });

    it('keeps nothing of a run that is erased', async () => {
      const { log, createRun } = fixture;
      const runId = await createRun();
      await log.append(words(runId, 1, 3), 1);
      await log.erase([runId]);
      await expect(log.append(words(runId, 4, 1), 1)).rejects.toThrow('follow');
      expect(await log.read(runId, 0)).toEqual([]);
    });
  });
});
