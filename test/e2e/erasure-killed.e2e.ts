import Sqlite from 'better-sqlite3';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { APPLICATION } from '../support/test-app.js';
import { ServerProcess } from '../support/server-process.js';

const SAID = 'ERASEDMESSAGE';
const KEPT = 'KEPTMESSAGE';

describe('the erasure of a conversation whose process is killed', () => {
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
    fetch(`${server.url}/v1/conversations${path}`, {
      method,
      ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
  const converse = async (said: string): Promise<string> => {
    const { id } = (await (await call('POST', '', { application_id: APPLICATION })).json()) as { id: string };
    await call('POST', `/${id}/messages`, { content: said.repeat(20) });
    return id;
  };
  /** How often a word is in the files of the database. */
  const count = async (word: string): Promise<number> => {
    const names = (await readdir(folder)).filter((name) => name.startsWith('platform.db'));
    const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'latin1')));
    return texts.reduce((sum, text) => sum + text.split(word).length - 1, 0);
  };
  const until = async (isSo: () => Promise<boolean>): Promise<void> => {
    while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 5));
  };

  it('is brought to its end by the next: nothing that was said is on the disk', async () => {
    const id = await converse(SAID);
    await converse(KEPT);
    // Whoever reads keeps the log of the file from being emptied.
    const reader = new Sqlite(join(folder, 'platform.db'), { readonly: true });
    reader.exec('begin');
    reader.prepare('select count(*) from message').get();
    const answer = call('DELETE', `/${id}?erase=true`).then(
      () => 'answered',
      () => 'cut off',
    );
    await until(async () => (await call('GET', `/${id}`)).status === 404);
    await server.end('SIGKILL');
    expect(await answer).toBe('cut off');
    expect(await count(SAID)).toBeGreaterThan(0);

    await start();
    // Not before: the last to close a file would empty its log.
    reader.close();
    await until(async () => (await count(SAID)) === 0);
    expect((await call('GET', `/${id}`)).status).toBe(404);
    expect(await count(KEPT)).toBeGreaterThan(0);
  }, 60_000);
});
