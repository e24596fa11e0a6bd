import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ServerProcess } from '../support/server-process.js';

const BACKUP = join(import.meta.dirname, '..', '..', 'dist-test', 'backup.js');
const WRITERS = 4;
const ROUNDS = 3;

async function backUp(url: string, ...args: string[]): Promise<{ code: number | null; printed: string }> {
  const child = spawn(process.execPath, [BACKUP, ...args], {
    env: { PATH: process.env.PATH, DATABASE_URL: url },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed: string[] = [];
  for (const output of [child.stdout, child.stderr])
    output.on('data', (data: Buffer) => printed.push(data.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, printed: printed.join('') };
}

async function post(url: string, body: object): Promise<{ id: string }> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(response.status).toBe(201);
  return (await response.json()) as { id: string };
}

describe('a backup', () => {
  let folder: string;
  let server: ServerProcess | undefined;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'platform-backup-'));
  });

  afterEach(async () => {
    await server?.end('SIGKILL');
    server = undefined;
    await rm(folder, { recursive: true });
  });

  const urlOf = (name: string): string => `sqlite:${join(folder, name)}`;

  it(`made under load has all that was acknowledged before, and starts, ${ROUNDS} times`, async () => {
    server = await ServerProcess.start({ DATABASE_URL: urlOf('data/platform.db') });
    const { url } = server;
    /** The answers to the messages of each conversation. */
    const acknowledged = new Map<string, string[]>();
    let over = false;
    const isOver = (): boolean => over;
    const write = async (): Promise<void> => {
      while (!isOver()) {
        const { id } = await post(`${url}/v1/conversations`, { application_id: 'app' });
        const replies: string[] = [];
        acknowledged.set(id, replies);
        for (let turn = 0; !isOver() && turn < 5; turn += 1) {
          replies.push((await post(`${url}/v1/conversations/${id}/messages`, { content: `${turn}` })).id);
        }
      }
    };
    const count = (): number => [...acknowledged.values()].reduce((sum, { length }) => sum + length, 0);
    const writers = Array.from({ length: WRITERS }, write);
    let during = 0;
    const backups: { name: string; before: [string, string[]][] }[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const asked = count();
      while (count() < asked + 10) await new Promise(setImmediate);
      const before = [...acknowledged].map(([id, replies]): [string, string[]] => [id, [...replies]]);
      const name = `backup-${round}.db`;
      const written = count();
      const { code, printed } = await backUp(urlOf('data/platform.db'), '--to', join(folder, name));
      expect({ code, printed }).toEqual({ code: 0, printed: `everything is in ${join(folder, name)}\n` });
      during += count() - written;
      expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
      backups.push({ name, before });
    }
    over = true;
    await Promise.all(writers);
    // One backup may be over before a reply is; not all of them.
    expect(during).toBeGreaterThan(0);
    await server.end('SIGTERM');
    expect((await readdir(folder)).sort()).toEqual([...backups.map(({ name }) => name), 'data']);

    for (const { name, before } of backups) {
      server = await ServerProcess.start({ DATABASE_URL: urlOf(name) });
      for (const [id, replies] of before) {
        const listed = await fetch(`${server.url}/v1/conversations/${id}/messages`);
        const ids = ((await listed.json()) as { id: string }[]).map((message) => message.id);
        expect(ids).toEqual(expect.arrayContaining(replies));
      }
      const { id } = await post(`${server.url}/v1/conversations`, { application_id: 'app' });
      await post(`${server.url}/v1/conversations/${id}/messages`, { content: 'and on' });
      await server.end('SIGTERM');
    }
  }, 180_000);

  it('says in one line what is in the way, and leaves nothing behind', async () => {
    await writeFile(join(folder, 'there'), '');
    await writeFile(join(folder, 'text.db'), 'This is no database, but a text. '.repeat(100));
    const to = join(folder, 'to');
    const refusals: [url: string, args: string[], reason: string][] = [
      [urlOf('platform.db'), [], 'it takes --to FILE'],
      [urlOf('platform.db'), ['--into', to], 'it takes --to FILE'],
      [
        urlOf('platform.db'),
        ['--to', to],
        `DATABASE_URL names ${join(folder, 'platform.db')}, which does not exist`,
      ],
      [urlOf('text.db'), ['--to', join(folder, 'there')], `${join(folder, 'there')} exists already`],
      [urlOf('text.db'), ['--to', to], 'file is not a database'],
      [
        'postgres://u:secret@h/n',
        ['--to', to],
        'DATABASE_URL names a server; pg_dump --format=custom backs it up',
      ],
    ];
    for (const [url, args, reason] of refusals) {
      expect(await backUp(url, ...args)).toEqual({ code: 1, printed: `Cannot back up: ${reason}\n` });
    }
    expect((await readdir(folder)).sort()).toEqual(['text.db', 'there']);
  });
});
