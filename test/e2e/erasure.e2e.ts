import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DOCUMENTS } from '../support/documents-suite.js';
import { ServerProcess } from '../support/server-process.js';

const KEPT = 'KEPTWORD';
const ERASED = ['ERASEDCONTEXT', 'ERASEDMESSAGE', 'ERASEDDOCUMENT', 'ERASEDFILE'];

describe('what is stored', () => {
  let folder: string;
  let server: ServerProcess;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'platform-erasure-'));
  });

  afterEach(async () => {
    await server.end('SIGKILL');
    await rm(folder, { recursive: true });
  });

  const start = async (): Promise<void> => {
    server = await ServerProcess.start({ DATABASE_URL: `sqlite:${folder}/data/platform.db` });
  };
  const call = async (method: string, path: string, body?: object | FormData): Promise<{ id: string }> => {
    const isForm = body instanceof FormData;
    const response = await fetch(`${server.url}${path}`, {
      method,
      ...(body && !isForm && { headers: { 'content-type': 'application/json' } }),
      ...(body && { body: isForm ? body : JSON.stringify(body) }),
    });
    expect(response.ok).toBe(true);
    return (response.status === 204 ? {} : await response.json()) as { id: string };
  };
  /** How often each of the words is in the files of the database. */
  const count = async (words: readonly string[]): Promise<number[]> => {
    const names = await readdir(join(folder, 'data'));
    const files = await Promise.all(names.map((name) => readFile(join(folder, 'data', name), 'latin1')));
    return words.map((word) => files.reduce((sum, text) => sum + text.split(word).length - 1, 0));
  };

  it('is on no disk any more once it is erased, and not after another start', async () => {
    await start();
    const application = { application_id: 'app_retail_banking' };
    const conversation = {
      ...application,
      metadata: { note: 'ERASEDCONTEXT' },
      config: { enable_rag: true },
    };
    const erased = `/v1/conversations/${(await call('POST', '/v1/conversations', conversation)).id}`;
    const kept = `/v1/conversations/${(await call('POST', '/v1/conversations', application)).id}`;
    for (let turn = 0; turn < 15; turn += 1) {
      await call('POST', `${erased}/messages`, { content: `ERASEDMESSAGE ${turn}, my IBAN is 12345` });
      await call('POST', `${kept}/messages`, { content: `${KEPT} ${turn}` });
    }
    const text = {
      ...application,
      title: 'A',
      category: 'c',
      content: 'ERASEDDOCUMENT and more. '.repeat(500),
    };
    const { id: document } = await call('POST', DOCUMENTS, text);
    const form = new FormData();
    form.set('application_id', 'app_files');
    form.set('file', new File(['ERASEDFILE and more. '.repeat(500)], 'a.md'));
    const { id: file } = await call('POST', DOCUMENTS, form);
    await fetch(`${server.url}${DOCUMENTS}/${file}/events`).then((events) => events.text());
    for (const occurrences of await count([...ERASED, KEPT])) expect(occurrences).toBeGreaterThan(0);

    await call('DELETE', `${erased}?erase=true`);
    await call('DELETE', `${DOCUMENTS}/${document}`);
    await call('DELETE', `${DOCUMENTS}/${file}`);
    expect(await count(ERASED)).toEqual([0, 0, 0, 0]);

    await server.end('SIGTERM');
    expect(await count(ERASED)).toEqual([0, 0, 0, 0]);
    await start();
    expect(await count(ERASED)).toEqual([0, 0, 0, 0]);
    expect((await count([KEPT]))[0]).toBeGreaterThan(0);
  });

  it('is its owner’s alone, and is made so where it was not', async () => {
    await start();
    await call('POST', '/v1/conversations', { application_id: 'a' });
    const modes = async (): Promise<Record<string, string>> => {
      const names = ['', ...(await readdir(join(folder, 'data')))];
      const entries = names.map(async (name) => {
        const { mode } = await stat(join(folder, 'data', name));
        return [name, (mode & 0o777).toString(8)] as const;
      });
      return Object.fromEntries(await Promise.all(entries));
    };
    const files = Object.fromEntries(
      ['', '-wal', '-shm', '-lock'].map((end) => [`platform.db${end}`, '600']),
    );
    expect(await modes()).toEqual({ '': '700', ...files });
    await server.end('SIGTERM');

    await rm(join(folder, 'data'), { recursive: true });
    await mkdir(join(folder, 'data'), { mode: 0o755 });
    await writeFile(join(folder, 'data', 'platform.db'), '', { mode: 0o644 });
    await start();
    await call('POST', '/v1/conversations', { application_id: 'a' });
    expect(await modes()).toEqual({ '': '755', ...files });
  });
});
