import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fillTables } from '../../src/database/copy/testing/fill-tables.js';
import { createEmptyDatabase, testServerUrl } from '../../src/database/testing/postgres-server.js';
import { runCopy } from '../support/copy-process.js';
import { ServerProcess } from '../support/server-process.js';
import { allFrames, chunksOf, textOf } from '../support/sse.js';
import { connectTo, type TestDatabase } from '../support/test-database.js';

const serverUrl = testServerUrl();
/** So many that a copy takes a while. */
const MANY_ROWS = 6_000;

async function openFile(): Promise<TestDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'copy-'));
  return { url: `sqlite:${folder}/platform.db`, remove: () => rm(folder, { recursive: true }) };
}

async function openServer(): Promise<TestDatabase> {
  const { url, drop } = await createEmptyDatabase(serverUrl ?? '');
  return { url, remove: drop };
}

async function post(url: string, body: object): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

/** Has a conversation, and ends the server. @returns what every reader of it sees. */
async function converse(database: string): Promise<{ id: string; runId: string; text: string }> {
  const server = await ServerProcess.start({ DATABASE_URL: database });
  const created = await post(`${server.url}/v1/conversations`, { application_id: 'app_retail_banking' });
  const { id } = (await created.json()) as { id: string };
  const reply = await post(`${server.url}/v1/conversations/${id}/messages/stream`, { content: 'Savings?' });
  const text = textOf(chunksOf(await allFrames(reply)));
  await server.end('SIGKILL');
  return { id, runId: reply.headers.get('x-run-id')!, text };
}

const ways: [string, () => Promise<TestDatabase>, () => Promise<TestDatabase>][] = [
  ['a file to a file', openFile, openFile],
  ...(serverUrl === undefined
    ? []
    : ([
        ['a file to PostgreSQL', openFile, openServer],
        ['PostgreSQL to a file', openServer, openFile],
      ] as [string, () => Promise<TestDatabase>, () => Promise<TestDatabase>][])),
];

describe.each(ways)('a copy of %s', (_, openSource, openTarget) => {
  let from: TestDatabase;
  let to: TestDatabase;

  beforeEach(async () => {
    [from, to] = [await openSource(), await openTarget()];
  });

  afterEach(async () => {
    await from.remove();
    await to.remove();
  });

  it('is served as the first was, with every event of a reply, and with what comes next', async () => {
    const { id, runId, text } = await converse(from.url);
    const { code, lines } = await runCopy(from.url, to.url);
    expect(lines.at(-1)).toBe('everything was copied and compared');
    expect(code).toBe(0);

    const server = await ServerProcess.start({ DATABASE_URL: to.url });
    const events = await fetch(`${server.url}/v1/runs/${runId}/events`);
    expect(textOf(chunksOf(await allFrames(events)))).toBe(text);
    const found = await post(`${server.url}/v1/knowledge/search`, {
      application_id: 'app_retail_banking',
      query: 'savings account',
    });
    expect(((await found.json()) as unknown[]).length).toBeGreaterThan(0);
    const reply = await post(`${server.url}/v1/conversations/${id}/messages`, { content: 'And cards?' });
    expect(reply.status).toBe(201);
    const document = {
      application_id: 'another',
      title: 'Card',
      content: 'A card costs nothing.',
      category: 'x',
    };
    expect((await post(`${server.url}/v1/knowledge/documents`, document)).status).toBe(201);
    await server.end('SIGKILL');
  });

  it('goes on where it was killed, and is served by nobody until then', async () => {
    const source = connectTo(from.url);
    await source.migrate();
    await fillTables(source, MANY_ROWS);
    await source.onApplicationShutdown();

    const killed = await runCopy(from.url, to.url, (line, child) => {
      if (line.startsWith('conversation:')) child.kill('SIGKILL');
    });
    expect(killed.code).toBeNull();
    const refused = await ServerProcess.fail({ DATABASE_URL: to.url });
    expect(refused).toEqual({
      code: 1,
      printed:
        'Cannot start: DATABASE_URL names a database with an unfinished copy; finish it by npm run copy\n',
    });

    const { code, lines } = await runCopy(from.url, to.url);
    expect(lines[1]).toBe('an earlier copy was not finished: going on with it');
    expect(lines).not.toContain(`application: ${MANY_ROWS} of ${MANY_ROWS}`);
    expect(lines).toContain(`message: ${MANY_ROWS} rows verified`);
    expect(code).toBe(0);
  });

  it('is not begun into what holds something', async () => {
    await converse(from.url);
    await converse(to.url);
    const { code, lines } = await runCopy(from.url, to.url);
    expect(code).toBe(1);
    expect(lines.at(-1)).toMatch(/^Cannot copy: --to is not empty: there are rows in \w+$/);
  });

  it.each(['--from', '--to'])('is not begun while a server uses %s', async (option) => {
    const server = await ServerProcess.start({ DATABASE_URL: option === '--from' ? from.url : to.url });
    if (option === '--to') await converse(from.url);
    const { code, lines } = await runCopy(from.url, to.url);
    await server.end('SIGKILL');
    expect(code).toBe(1);
    expect(lines.join('\n')).toMatch(
      new RegExp(`^Cannot copy: ${option} (?:is in use: end all processes|names .* has it open)`),
    );
  });
});

describe('a copy', () => {
  it.each([
    ['sqlite:/nowhere/at-all.db', 'sqlite::memory:', '--from names /nowhere/at-all.db, which does not exist'],
    ['mysql://there', 'sqlite::memory:', '--from must be sqlite:PATH'],
    ['sqlite:one.db', 'sqlite:one.db', '--from and --to are the same'],
  ])('from %s to %s says what is wrong in one line', async (from, to, reason) => {
    const { code, lines } = await runCopy(from, to);
    expect(code).toBe(1);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(`Cannot copy: ${reason}`);
  });

  it('of a file of something else says so in one line', async () => {
    const { url, remove } = await openFile();
    await writeFile(url.replace('sqlite:', ''), 'noise that is no page '.repeat(2_000));
    const { code, lines } = await runCopy(url, 'sqlite::memory:');
    await remove();
    expect(code).toBe(1);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^Cannot copy: --from: \S+ is not a database$/);
  });
});
