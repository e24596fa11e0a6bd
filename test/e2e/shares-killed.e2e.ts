import { APPLICATION } from '../support/test-app.js';
import { ServerProcess } from '../support/server-process.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';

/** Who took a link back was told that it leads nowhere: that outlasts the process. */
describe('a link that was taken back', () => {
  let stored: TestDatabase;
  let server: ServerProcess;

  const start = (): Promise<ServerProcess> => ServerProcess.start({ DATABASE_URL: stored.url });

  beforeEach(async () => {
    stored = await openTestDatabase();
    server = await start();
  });

  afterEach(async () => {
    await server.end('SIGKILL');
    await stored.remove();
  });

  const call = async (method: string, path: string, body?: object) =>
    fetch(`${server.url}${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
  const post = async (path: string, body: object) =>
    (await (await call('POST', path, body)).json()) as Record<string, string>;

  it('stays so where the process is killed right after, and the others lead where they did', async () => {
    const { id } = await post('/v1/conversations', { application_id: APPLICATION });
    await post(`/v1/conversations/${id}/messages`, { content: 'hello' });
    const [one, other] = [
      await post(`/v1/conversations/${id}/shares`, {}),
      await post(`/v1/conversations/${id}/shares`, {}),
    ];
    expect((await call('DELETE', `/v1/conversations/${id}/shares/${one.id}`)).status).toBe(204);
    await server.end('SIGKILL');
    server = await start();
    expect((await call('GET', `/v1/shared/${one.secret}`)).status).toBe(404);
    expect((await call('GET', `/v1/shared/${other.secret}`)).status).toBe(200);
  });
});
