import { conversationOf } from '../../src/common/knowledge-owner.js';
import { type Database } from '../../src/database/database.js';
import { inBatches } from '../../src/database/batches.js';
import { ServerProcess } from '../support/server-process.js';
import { connectTo, openTestDatabase, type TestDatabase } from '../support/test-database.js';
import { APPLICATION } from '../support/test-app.js';

const YEAR_MS = 365 * 86_400_000;
const RUNS = 12;
const EVENTS = 400;
const FILES = 6;

/** What was kept long enough is deleted a little at a time; a process that is killed over it leaves nothing half there. */
describe('a sweep that is killed', () => {
  let stored: TestDatabase;
  let server: ServerProcess;

  beforeEach(async () => {
    stored = await openTestDatabase();
    server = await start({});
  });

  afterEach(async () => {
    await server.end('SIGKILL');
    await stored.remove();
  });

  const start = (days: Record<string, string>): Promise<ServerProcess> =>
    ServerProcess.start({ DATABASE_URL: stored.url, ...days });
  const post = async (path: string, body: object): Promise<Record<string, string>> => {
    const answer = await fetch(`${server.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return (await answer.json()) as Record<string, string>;
  };
  /** Looks into the data, beside a server or without one; changes it without one alone. */
  const look = async <Result>(work: (database: Database) => Promise<Result>): Promise<Result> => {
    const database = connectTo(stored.url);
    try {
      return await work(database);
    } finally {
      await database.onApplicationShutdown();
    }
  };
  const statusOf = async (path: string): Promise<number> => {
    const answer = await fetch(`${server.url}${path}`);
    await answer.body?.cancel();
    return answer.status;
  };
  const until = async (isSo: () => Promise<boolean>): Promise<void> => {
    while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 5));
  };

  /** Conversations of a year ago, with long logs. @returns their runs. */
  async function grow(): Promise<{ conversation: string; run: string }[]> {
    const made: { conversation: string; run: string }[] = [];
    for (let count = 0; count < RUNS; count += 1) {
      const { id = '' } = await post('/v1/conversations', { application_id: APPLICATION });
      const { run_id: run = '' } = await post(`/v1/conversations/${id}/messages`, { content: 'hello' });
      made.push({ conversation: id, run });
    }
    await server.end('SIGTERM');
    await look((database) =>
      database.transaction(async () => {
        await database.write
          .updateTable('run')
          .set(({ eb }) => ({ ended_at: eb('ended_at', '-', YEAR_MS) }))
          .execute();
        await database.write
          .updateTable('conversation')
          .set(({ eb }) => ({ updated_at: eb('updated_at', '-', YEAR_MS), state: 'ENDED' }))
          .execute();
        const rows = made.flatMap(({ run }) =>
          Array.from({ length: EVENTS }, (_, seq) => [run, 1_000 + seq, '{"type":"start-step"}']),
        );
        for (const some of inBatches(rows))
          await database.insertRows({ table: 'run_event', columns: ['run_id', 'seq', 'chunk'], rows: some });
      }),
    );
    return made;
  }

  it('has the logs of runs gone for whoever asks, or whole, and is gone on with', async () => {
    const made = await grow();
    const whole = await look(eventsByRun);
    server = await start({ RUN_EVENT_RETENTION_DAYS: '30' });
    await until(async () => (await statusOf(`/v1/runs/${made[0]?.run}/events`)) === 410);
    await server.end('SIGKILL');

    const left = await look(eventsByRun);
    const states = await look((database) =>
      database.query.selectFrom('run').select(['id', 'log_state']).execute(),
    );
    expect(states.some(({ log_state }) => log_state === 1)).toBe(true);
    for (const { id, log_state } of states) {
      if (log_state === 0) expect([id, left.get(id)]).toEqual([id, whole.get(id)]);
      if (log_state === 2) expect([id, left.get(id)]).toEqual([id, undefined]);
    }

    // What was begun is brought to its end, whatever is set by now.
    server = await start({ RUN_EVENT_RETENTION_DAYS: '0' });
    for (const { id, log_state } of states)
      expect([id, await statusOf(`/v1/runs/${id}/events`)]).toEqual([id, log_state === 0 ? 200 : 410]);
    await until(async () => (await look(losingLogs)) === 0);
    await server.end('SIGTERM');
    const end = await look(eventsByRun);
    for (const { id, log_state } of states)
      expect([id, end.get(id)]).toEqual([id, log_state === 0 ? whole.get(id) : undefined]);
  }, 60_000);

  it('has conversations gone for whoever asks, or whole, and is gone on with', async () => {
    const made = await grow();
    const whole = await look(eventsByRun);
    server = await start({ MESSAGE_RETENTION_DAYS: '30', RUN_EVENT_RETENTION_DAYS: '0' });
    await until(async () => (await statusOf(`/v1/conversations/${made[2]?.conversation}`)) === 404);
    await server.end('SIGKILL');
    const left = await look(conversations);
    expect(left.size).toBeGreaterThan(0);

    // What was begun is brought to its end, whatever is set by now.
    server = await start({ RUN_EVENT_RETENTION_DAYS: '0' });
    for (const { conversation, run } of made) {
      const isKept = left.get(conversation) === APPLICATION;
      const status = isKept ? 200 : 404;
      expect(await statusOf(`/v1/conversations/${conversation}`)).toBe(status);
      expect(await statusOf(`/v1/runs/${run}`)).toBe(status);
      expect(await statusOf(`/v1/runs/${run}/events`)).toBe(status);
      if (!isKept) continue;
      const answer = await fetch(`${server.url}/v1/conversations/${conversation}/messages`);
      expect(await answer.json()).toHaveLength(2);
    }
    await until(async () =>
      [...(await look(conversations)).values()].every((application) => application !== ''),
    );
    await server.end('SIGTERM');
    const end = await look(eventsByRun);
    for (const { conversation, run } of made) {
      const isKept = left.get(conversation) === APPLICATION;
      expect(end.get(run)).toBe(isKept ? whole.get(run) : undefined);
    }
    const messages = await look((database) => database.query.selectFrom('message').select('id').execute());
    const kept = [...left.values()].filter((application) => application === APPLICATION);
    expect(messages).toHaveLength(2 * kept.length);
  }, 60_000);

  it('has files gone with their conversations, or whole, and nothing left behind them', async () => {
    const texts = Array.from({ length: 20 }, (_, part) => `# Part ${part}\n\n${'A clause. '.repeat(90)}`);
    const ids: string[] = [];
    for (let count = 0; count < FILES; count += 1) {
      const { id = '' } = await post('/v1/conversations', { application_id: APPLICATION });
      const form = new FormData();
      form.set('file', new Blob([`# File ${count}\n\n`, ...texts.join('\n\n')]), 'file.md');
      await fetch(`${server.url}/v1/conversations/${id}/documents`, { method: 'POST', body: form });
      ids.push(id);
    }
    const isTaken = async (): Promise<boolean> =>
      (await look((database) => database.query.selectFrom('ingestion_job').select('token').execute()))
        .length === 0;
    await until(isTaken);
    await server.end('SIGTERM');
    const whole = await look(passagesByOwner);
    await look((database) =>
      database.transaction(() =>
        database.write
          .updateTable('conversation')
          .set(({ eb }) => ({ updated_at: eb('updated_at', '-', YEAR_MS), state: 'ENDED' }))
          .execute(),
      ),
    );

    server = await start({ MESSAGE_RETENTION_DAYS: '30' });
    await until(async () => (await statusOf(`/v1/conversations/${ids[1]}`)) === 404);
    await server.end('SIGKILL');
    const left = await look(conversations);
    server = await start({});
    for (const id of ids) {
      const answer = await fetch(`${server.url}/v1/conversations/${id}/documents`);
      const isKept = left.get(id) === APPLICATION;
      expect([id, answer.status]).toEqual([id, isKept ? 200 : 404]);
      if (isKept) expect(await answer.json()).toMatchObject([{ state: 'ready' }]);
    }
    await until(async () => (await look(hiddenRanges)) === 0);
    await server.end('SIGTERM');

    const isKept = (owner: string): boolean => {
      const conversation = conversationOf(owner);
      return conversation === undefined || left.get(conversation) === APPLICATION;
    };
    expect(await look(passagesByOwner)).toEqual(new Map([...whole].filter(([owner]) => isKept(owner))));
  }, 60_000);
});

async function losingLogs(database: Database): Promise<number> {
  const rows = await database.query.selectFrom('run').select('id').where('log_state', '=', 1).execute();
  return rows.length;
}

async function eventsByRun(database: Database): Promise<Map<string, number>> {
  const rows = await database.query
    .selectFrom('run_event')
    .select(({ fn }) => ['run_id', fn.countAll<number>().as('count')])
    .groupBy('run_id')
    .execute();
  return new Map(rows.map(({ run_id, count }) => [run_id, count]));
}

/** The application of each; nobody's is what is being deleted. */
async function conversations(database: Database): Promise<Map<string, string>> {
  const rows = await database.query.selectFrom('conversation').select(['id', 'application_id']).execute();
  return new Map(rows.map((row) => [row.id, row.application_id]));
}

/** How many passages there are of each owner that has a corpus. */
async function passagesByOwner(database: Database): Promise<Map<string, number>> {
  const rows = await database.query
    .selectFrom('corpus')
    .leftJoin('passage', 'passage.corpus_id', 'corpus.id')
    .select(({ fn }) => ['corpus.application_id', fn.count<number>('passage.id').as('count')])
    .groupBy('corpus.application_id')
    .execute();
  return new Map(rows.map((row) => [row.application_id, row.count]));
}

async function hiddenRanges(database: Database): Promise<number> {
  return (await database.query.selectFrom('hidden_passages').select('token').execute()).length;
}
