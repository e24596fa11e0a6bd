import Sqlite from 'better-sqlite3';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { APPLICATION } from '../support/test-app.js';
import { ServerProcess } from '../support/server-process.js';

const ERASED = 'ERASEDTEXT';
const KEPT = 'KEPTTEXT';

describe('an erasure whose process is killed', () => {
  let folder: string;
  let server: ServerProcess;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'platform-erasure-'));
    await start();
  });

  afterEach(async () => {
    await server.end('SIGKILL');
    await rm(folder, { recursive: true });
  });

  const start = async (): Promise<void> => {
    server = await ServerProcess.start({ DATABASE_URL: `sqlite:${folder}/platform.db` });
  };
  const call = (method: string, path: string, body?: object): Promise<Response> =>
    fetch(`${server.url}/v1/${path}`, {
      method,
      ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
  const create = async (path: string, body: object): Promise<string> => {
    const { id } = (await (await call('POST', path, body)).json()) as { id: string };
    return `${path}/${id}`;
  };
  const converse = async (said: string): Promise<string> => {
    const conversation = await create('conversations', { application_id: APPLICATION });
    await call('POST', `${conversation}/messages`, { content: said.repeat(20) });
    return conversation;
  };
  const teach = (content: string): Promise<string> =>
    create('knowledge/documents', { application_id: APPLICATION, title: 'A', category: 'c', content });
  /** How often a word is in the files of the database. */
  const count = async (word: string): Promise<number> => {
    const names = (await readdir(folder)).filter((name) => name.startsWith('platform.db'));
    const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'latin1')));
    return texts.reduce((sum, text) => sum + text.split(word).length - 1, 0);
  };
  const until = async (isSo: () => Promise<boolean>): Promise<void> => {
    while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 5));
  };

  it.each([
    ['conversation', '?erase=true', converse],
    ['document', '', teach],
  ])(
    'of a %s is brought to its end by the next: nothing is on the disk',
    async (_, query, make) => {
      const path = await make(ERASED);
      await make(KEPT);
      // Whoever reads keeps the log of the file from being emptied.
      const reader = new Sqlite(join(folder, 'platform.db'), { readonly: true });
      reader.exec('begin');
      reader.prepare('select count(*) from message').get();
      const answer = call('DELETE', `${path}${query}`).then(
        () => 'answered',
        () => 'cut off',
      );
      await until(async () => (await call('GET', path)).status === 404);
      await server.end('SIGKILL');
      expect(await answer).toBe('cut off');
      expect(await count(ERASED)).toBeGreaterThan(0);

      await start();
      // Not before: the last to close a file would empty its log.
      reader.close();
      await until(async () => (await count(ERASED)) === 0);
      expect((await call('GET', path)).status).toBe(404);
      expect(await count(KEPT)).toBeGreaterThan(0);
    },
    60_000,
  );
});
