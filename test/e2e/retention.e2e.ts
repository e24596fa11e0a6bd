import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DOCUMENTS } from '../support/documents-suite.js';
import { ServerProcess } from '../support/server-process.js';

const LIST = join(import.meta.dirname, '..', '..', 'docs', 'retention.md');

describe('the folder of the data', () => {
  it('has the files that are listed, and no other, once a server has worked in it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'platform-retention-'));
    const server = await ServerProcess.start({ DATABASE_URL: `sqlite:${folder}/data/platform.db` });
    const post = async (path: string, body: object): Promise<string> => {
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch(`${server.url}${path}`, {
        method: 'POST',
        headers,
        body: JSON.stringify(body),
      });
      expect(answer.status).toBe(201);
      return ((await answer.json()) as { id: string }).id;
    };
    const application_id = 'app_retail_banking';
    const id = await post('/v1/conversations', { application_id });
    await post(`/v1/conversations/${id}/messages`, { content: 'hello' });
    await post(DOCUMENTS, { application_id, title: 'A', category: 'c', content: 'text '.repeat(1_000) });
    const form = new FormData();
    form.set('application_id', application_id);
    form.set('file', new File(['A file. '.repeat(1_000)], 'a.md'));
    await fetch(`${server.url}${DOCUMENTS}`, { method: 'POST', body: form });

    const files = await readdir(join(folder, 'data'), { recursive: true });
    const listed = [...(await readFile(LIST, 'utf8')).matchAll(/^\| `(platform\.[\w-]+)` /gm)];
    expect(files.sort()).toEqual(listed.map(([, name]) => name).sort());
    expect(await readdir(folder)).toEqual(['data']);
    await server.end('SIGKILL');
    await rm(folder, { recursive: true });
  });
});
