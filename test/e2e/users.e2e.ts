import { sql } from 'kysely';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ServerProcess } from '../support/server-process.js';
import { readFrames } from '../support/sse.js';
import { connectTo, openTestDatabase, type TestDatabase } from '../support/test-database.js';

const MARK = 'ERASEDMARK';
const USER = 'ERASEDMARK user';
const KEPT = 'KEPTMARK';
const APPLICATION = 'app_users';

/** Any word of an export. */
interface Line {
  type: string;
  id?: string;
  content?: string;
  user_id?: string | null;
  input_tokens?: number;
  state?: string;
}

describe('a user', () => {
  let database: TestDatabase;
  let server: ServerProcess;

  beforeEach(async () => {
    database = await openTestDatabase();
    await start({});
  });

  afterEach(async () => {
    await server.end('SIGKILL');
    await database.remove();
  });

  async function start(environment: Record<string, string>): Promise<void> {
    server = await ServerProcess.start({ DATABASE_URL: database.url, ...environment });
  }

  async function call(method: string, path: string, body?: object): Promise<Response> {
    const response = await fetch(`${server.url}${path}`, {
      method,
      ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    expect(response.status).toBeLessThan(300);
    return response;
  }

  async function converse(user_id: string, mark: string, turns = 3): Promise<string> {
    const body = {
      application_id: APPLICATION,
      user_id,
      metadata: { note: mark },
      config: { enable_rag: true },
    };
    const { id } = (await (await call('POST', '/v1/conversations', body)).json()) as { id: string };
    const path = `/v1/conversations/${id}`;
    await call('PATCH', path, { title: `${mark} title` });
    await call('PATCH', `${path}/context`, { facts: { about: mark } });
    for (let turn = 0; turn < turns; turn += 1) {
      await call('POST', `${path}/messages`, { content: `${mark} ${turn}: what does it cost?` });
    }
    return id;
  }

  /** Puts a file into a conversation, and waits until it is read, or cannot be. */
  async function attach(conversationId: string, text: string, name: string): Promise<string> {
    const body = new FormData();
    body.set('file', new Blob([text]), name);
    const path = `${server.url}/v1/conversations/${conversationId}/documents`;
    const response = await fetch(path, { method: 'POST', body });
    expect(response.status).toBe(202);
    const { id } = (await response.json()) as { id: string };
    // It ends once nothing more is to come.
    await (await call('GET', `/v1/knowledge/documents/${id}/events`)).text();
    return id;
  }

  const of = (user: string, rest = ''): string =>
    `/v1/users/${encodeURIComponent(user)}${rest}?application_id=${APPLICATION}`;

  async function exportOf(user: string): Promise<Line[]> {
    const response = await call('GET', of(user, '/export'));
    expect(response.headers.get('content-type')).toContain('application/x-ndjson');
    const text = await response.text();
    return text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Line);
  }

  /** How often a word is anywhere in the database: in its files, or in all rows of all tables of a server. */
  async function count(word: string): Promise<number> {
    const text = database.url.startsWith('sqlite:') ? await readFiles() : await readTables();
    return text.split(word).length - 1;
  }

  async function readFiles(): Promise<string> {
    const folder = dirname(database.url.replace('sqlite:', ''));
    const names = await readdir(folder);
    return (await Promise.all(names.map((name) => readFile(join(folder, name), 'latin1')))).join('\n');
  }

  async function readTables(): Promise<string> {
    const connection = connectTo(database.url);
    const tables = await connection.query.introspection.getTables({ withInternalKyselyTables: true });
    const texts: string[] = [];
    for (const { name } of tables) {
      const { rows } = await sql`select row_to_json(t)::text as row from ${sql.table(name)} as t`.execute(
        connection.query,
      );
      texts.push(JSON.stringify(rows));
    }
    await connection.onApplicationShutdown();
    return texts.join('\n');
  }

  it('gets everything that is kept, line by line, and nothing of anybody else', async () => {
    const ids = [await converse(USER, MARK), await converse(USER, MARK, 1)];
    await converse('other', KEPT);

    const lines = await exportOf(USER);
    const typed = (type: string): Line[] => lines.filter((line) => line.type === type);
    expect(lines[0]).toEqual({ type: 'user', application_id: APPLICATION, user_id: USER });
    expect(typed('conversation').map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
    expect(typed('conversation')).toHaveLength(2);
    expect(typed('conversation')[0]).toMatchObject({ title: `${MARK} title`, facts: { about: MARK } });
    expect(typed('message')).toHaveLength(8);
    expect(typed('usage')).toMatchObject([{ user_id: USER, attempts: 4 }]);
    expect(JSON.stringify(lines)).not.toContain(KEPT);
    expect(await exportOf('nobody')).toHaveLength(1);
  });

  it('gets the files of the conversations with their texts, each behind its conversation', async () => {
    const [first, second] = [await converse(USER, MARK, 1), await converse(USER, MARK, 1)];
    const contract = await attach(first, `# Contract\n\n${MARK} seventy guineas.`, 'contract.md');
    const broken = await attach(second, '%PDF-1.4 and then nothing', 'broken.pdf');
    await attach(await converse('other', KEPT, 1), `${KEPT} rules.`, 'rules.md');
    await call('POST', '/v1/knowledge/documents', {
      ...{ application_id: APPLICATION, title: 'Help', category: 'help', content: `${KEPT} for all.` },
    });

    const lines = await exportOf(USER);
    const place = (test: Partial<Line>): number =>
      lines.findIndex((line) =>
        Object.entries(test).every(([key, value]) => line[key as keyof Line] === value),
      );
    expect(lines.filter(({ type }) => type === 'document')).toHaveLength(2);
    const file = lines[place({ type: 'document', id: contract })];
    expect(file).toMatchObject({ conversation_id: first, file_name: 'contract.md', state: 'ready' });
    expect(file?.content).toContain('seventy guineas');
    expect(lines[place({ type: 'document', id: broken })]).toMatchObject({
      ...{ conversation_id: second, file_name: 'broken.pdf', state: 'failed', content: '' },
    });
    for (const [conversation, document] of [
      [first, contract],
      [second, broken],
    ]) {
      const begins = place({ type: 'conversation', id: conversation! });
      const next = lines.findIndex(
        ({ type }, at) => at > begins && type !== 'message' && type !== 'document',
      );
      expect(place({ id: document! })).toBeGreaterThan(begins);
      expect(place({ id: document! })).toBeLessThan(next);
    }
    expect(JSON.stringify(lines)).not.toContain(KEPT);
  });

  it('is erased by one call, with a reply in the making, and is in no file and no table any more', async () => {
    await server.end('SIGTERM');
    await start({ OFFLINE_WORDS_PER_SECOND: '20' });
    const id = await converse(USER, MARK, 1);
    await converse(USER, MARK, 1);
    await converse('other', KEPT, 1);
    const used = async (): Promise<number> => {
      const answer = await call('GET', `/v1/usage?application_id=${APPLICATION}`);
      const { data } = (await answer.json()) as { data: { attempts: number }[] };
      return data.reduce((sum, { attempts }) => sum + attempts, 0);
    };
    // Counted once, whether it is stopped or was quicker than that.
    const before = await used();
    const open = await fetch(`${server.url}/v1/conversations/${id}/messages/stream`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ content: `${MARK} again` }),
    });
    const frames = readFrames(open);
    await frames.next();
    expect(await count(MARK)).toBeGreaterThan(0);

    const erased = await (await call('DELETE', of(USER))).json();
    expect(erased).toEqual({ status: 'erased', user_id: USER, conversations: 2 });
    expect(await count(MARK)).toBe(0);
    expect(await count(KEPT)).toBeGreaterThan(0);
    expect(await used()).toBe(before + 1);
    expect(await exportOf(USER)).toHaveLength(1);
    await frames.return(undefined);

    await server.end('SIGTERM');
    await start({});
    expect(await count(MARK)).toBe(0);
  }, 60_000);

  it('is erased to the end where the process is killed in the middle', async () => {
    for (let index = 0; index < 12; index += 1) await converse(USER, MARK, 1);
    await converse('other', KEPT, 1);
    // The answer never comes: the process dies as soon as some of it is gone.
    const answer = fetch(`${server.url}${of(USER)}`, { method: 'DELETE' }).then(
      () => 'answered',
      () => 'cut off',
    );
    let left = 12;
    while (left === 12) {
      const listed = await fetch(
        `${server.url}/v1/conversations?application_id=${APPLICATION}&user_id=${encodeURIComponent(USER)}`,
      );
      left = ((await listed.json()) as { data: object[] }).data.length;
    }
    await server.end('SIGKILL');
    expect(left === 0 || (await answer) === 'cut off').toBe(true);

    await start({});
    while ((await exportOf(USER)).length > 1) await new Promise(setImmediate);
    // What resumes the erasure also sees to the files; a second call finds nothing, and waits for the same.
    await call('DELETE', of(USER));
    expect(await count(MARK)).toBe(0);
    expect(await count(KEPT)).toBeGreaterThan(0);
  }, 60_000);

  it.each(['/v1/users/u', `/v1/users/${'u'.repeat(200)}?application_id=a`, '/v1/users/u/export'])(
    'has to be named with its application: %s',
    async (path) => {
      const method = path.endsWith('export') ? 'GET' : 'DELETE';
      const response = await fetch(`${server.url}${path}`, { method });
      expect(response.status).toBe(422);
    },
  );
});
