import { once } from 'node:events';
import { type IncomingMessage, request as httpRequest } from 'node:http';
import { connect, type Socket } from 'node:net';
import { json } from 'node:stream/consumers';
import { until } from '../browser/support/until.js';
import { Scheduler } from '../../src/common/scheduler.js';
import { Database } from '../../src/database/database.js';
import { WINDOW_MS } from '../../src/http/least-rate.js';
import { expectProblem } from '../support/problem.js';
import { createConversation, startApp, type TestApp } from '../support/test-app.js';

describe('what grows', () => {
  let platform: TestApp;

  beforeAll(async () => {
    platform = await startApp();
  });

  afterAll(() => platform.close());

  it('is bounded: the facts of a conversation, by their size and by their number', async () => {
    const path = `/v1/conversations/${await createConversation(platform.http)}/context`;
    const patch = (facts: object) => platform.http.patch(path).send({ facts });
    for (let number = 0; number < 8; number += 1)
      await patch({ [`k${number}`]: 'x'.repeat(65_000) }).expect(200);
    const refusal = { status: 422, code: 'context_too_large', fields: ['facts'] };
    expectProblem(await patch({ k8: 'x'.repeat(65_000) }), refusal);
    await patch({ k0: 'short' }).expect(200);
    await patch({ k8: 'x'.repeat(60_000) }).expect(200);

    const many = `/v1/conversations/${await createConversation(platform.http)}/context`;
    const facts = (from: number) =>
      Object.fromEntries(Array.from({ length: 900 }, (_, index) => [`k${from + index}`, index]));
    await platform.http
      .patch(many)
      .send({ facts: facts(0) })
      .expect(200);
    const refused = await platform.http.patch(many).send({ facts: facts(900) });
    expectProblem(refused, refusal);
    await platform.http
      .patch(many)
      .send({ facts: facts(0) })
      .expect(200);
  });

  it.each(['application/json', 'multipart/form-data; boundary=b'])(
    'is let go: a body of %s that hardly comes',
    async (type) => {
      const scheduler = platform.app.get(Scheduler);
      const every = scheduler.every.bind(scheduler);
      const looks: (() => void)[] = [];
      scheduler.every = (intervalMs, action) => {
        if (intervalMs !== WINDOW_MS) return every(intervalMs, action);
        looks.push(action);
        return () => looks.splice(looks.indexOf(action), 1);
      };
      const headers = { 'content-type': type, 'content-length': 100_000 };
      const request = httpRequest(`${platform.url}/v1/knowledge/documents`, { method: 'POST', headers });
      const answer = once(request, 'response') as Promise<[IncomingMessage]>;
      request.on('error', () => undefined);
      request.write('{"a":1');
      await until('it is being read', () => Promise.resolve(looks.length === 1));
      await until('it is given up', () => {
        looks[0]?.();
        return Promise.resolve(looks.length === 0);
      });
      const [response] = await answer;
      expect(response.statusCode).toBe(408);
      expect(await json(response)).toMatchObject({ code: 'request_too_slow' });
      scheduler.every = every;
    },
  );

  it('is let go: a connection that speaks no HTTP and is never closed from the other end', async () => {
    const { port } = new URL(platform.url);
    const strangers: Socket[] = [];
    const ends: Promise<unknown>[] = [];
    for (let number = 0; number < 20; number += 1) {
      const stranger = connect({ port: Number(port), host: '127.0.0.1', allowHalfOpen: true });
      stranger.resume();
      stranger.write('\x16\x03\x01 hello\r\n\r\n');
      strangers.push(stranger);
      ends.push(once(stranger, 'end'));
    }
    await Promise.all(ends);
    const server = platform.app.getHttpServer() as {
      getConnections(callback: (error: unknown, count: number) => void): void;
    };
    const count = (): Promise<number> =>
      new Promise((resolve) => {
        server.getConnections((_, open) => {
          resolve(open);
        });
      });
    await until('they are let go', async () => (await count()) === 0);
    for (const stranger of strangers) stranger.destroy();
  });
});

describe('what many replies have in common', () => {
  it('is stored once, and every manifest is whole', async () => {
    const platform = await startApp();
    const { http } = platform;
    const template = `${'Be kind. '.repeat(5_000)}{bank_name}`;
    await http.post('/v1/prompts').send({ id: 'long', name: 'Long', template }).expect(201);
    const settings = { prompt_template_id: 'long', prompt_variables: { bank_name: 'B' } };
    await http.patch('/v1/applications/app_shared').send(settings).expect(200);
    const id = await createConversation(http, { application_id: 'app_shared' });
    const database = platform.app.get(Database);
    const stored = async (): Promise<number> => {
      const rows = await database.query.selectFrom('run_manifest').select('manifest').execute();
      const pieces = await database.query.selectFrom('manifest_piece').select('text').execute();
      return [...rows.map(({ manifest }) => manifest), ...pieces.map(({ text }) => text)].join('').length;
    };
    const runs: string[] = [];
    for (let turn = 1; turn <= 12; turn += 1) {
      const { body } = await http.post(`/v1/conversations/${id}/messages`).send({ content: `hi ${turn}` });
      runs.push((body as { run_id: string }).run_id);
    }
    expect(await stored()).toBeLessThan(2 * template.length);
    for (const run of runs) {
      const { body } = await http.get(`/v1/runs/${run}/manifest`).expect(200);
      const { manifest } = body as { manifest: { messages: { content: string }[] } };
      expect(manifest.messages[0]?.content).toBe(template.replace('{bank_name}', 'B'));
    }
    await http.delete(`/v1/conversations/${id}?erase=true`).expect(200);
    expect(await stored()).toBe(0);
    await platform.close();
  });
});

describe('connections', () => {
  it('are as many as may be, and one more is closed', async () => {
    const platform = await startApp({ MAX_CONNECTIONS: '2' });
    const { hostname, port } = new URL(platform.url);
    const sockets = Array.from({ length: 3 }, () => connect(Number(port), hostname));
    await Promise.race(sockets.map((socket) => once(socket, 'close')));
    expect(sockets.filter(({ destroyed }) => destroyed)).toHaveLength(1);
    for (const socket of sockets) socket.destroy();
    await until(
      'others are let in again',
      async () => (await fetch(`${platform.url}/health`).catch(() => undefined))?.ok === true,
    );
    await platform.close();
  });
});
