import { Config } from '../../src/config/config.js';
import { signer } from '../support/access-walk/intruders.js';
import { Tenant, type Things } from '../support/access-walk/tenant.js';
import { expectProblem } from '../support/problem.js';
import { ServerProcess } from '../support/server-process.js';
import { runIdOf } from '../support/streaming.js';
import { bearer, closeTheDoor, type Headers, inCookie, makeKey, makeToken } from '../support/tenants.js';
import { startApp, type TestApp } from '../support/test-app.js';
import { timeTravel } from '../support/time-travel.js';
import { usePlatformWithUpstream } from '../support/use-platform.js';

/** Reads a stream until it is cut off, or ends. @returns how. */
async function endOf(response: Response): Promise<'cut off' | 'ended'> {
  try {
    await response.arrayBuffer();
    return 'ended';
  } catch {
    return 'cut off';
  }
}

/** Reads a stream until it has a text, and leaves. */
async function readUntil(response: Response, text: string): Promise<string> {
  let read = '';
  for await (const part of response.body!.pipeThrough(new TextDecoderStream())) {
    read += part;
    if (read.includes(text)) break;
  }
  return read;
}

describe('access to open streams', () => {
  const { platform } = usePlatformWithUpstream({ DEFAULT_MODEL: 'openai:fake' });
  let travel: (minutes: number) => void;
  let admin: string;
  let tenant: Tenant;
  let things: Things;

  beforeAll(async () => {
    travel = timeTravel(platform);
    admin = await closeTheDoor(platform);
    tenant = await Tenant.create(platform, admin, 'watched');
    things = await tenant.have({ queued: true });
  });

  /** Every kind of stream there is, opened as somebody; each has begun. */
  async function open(as: Headers): Promise<Response[]> {
    const conversation = `/v1/conversations/${things.conversation_id}`;
    const paths = [`${conversation}/events`, `${conversation}/stream`];
    const streams = await Promise.all(paths.map((path) => fetch(platform.url + path, { headers: as })));
    expect(streams.map(({ status }) => status)).toEqual([200, 200]);
    return streams;
  }

  async function sendAs(as: Headers): Promise<Response> {
    const { body } = await platform.http.post('/v1/conversations').set(as).send({}).expect(201);
    const response = await fetch(
      `${platform.url}/v1/conversations/${(body as { id: string }).id}/messages/stream`,
      {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...as },
        body: JSON.stringify({ content: 'hello' }),
      },
    );
    expect(response.status).toBe(200);
    return response;
  }

  it('ends when the key is revoked, and the reply goes on', async () => {
    const { id, key } = await makeKey(platform, admin, { application_id: tenant.applicationId });
    const token = await makeToken(platform, key, { user_id: tenant.userId });
    const sent = await sendAs(bearer(key));
    const streams = [
      sent,
      ...(await open(bearer(key))),
      ...(await open(bearer(token))),
      ...(await open(inCookie(bearer(token)))),
    ];
    const others = await open(tenant.key);
    await platform.http.delete(`/v1/keys/${id}`).set(bearer(admin)).expect(204);
    expect(new Set(await Promise.all(streams.map(endOf)))).toEqual(new Set(['cut off']));
    const run = await platform.http
      .get(`/v1/runs/${runIdOf(sent)}`)
      .set(tenant.key)
      .expect(200);
    expect(run.body).toMatchObject({ state: 'running' });
    for (const other of others) await other.body?.cancel();
  });

  it('ends when the signing key behind a token is removed', async () => {
    const { sign, remove } = await signer(platform, tenant);
    const streams = await open(bearer(await sign({})));
    await remove();
    expect(await Promise.all(streams.map(endOf))).toEqual(['cut off', 'cut off']);
  });

  it('ends when the token expires', async () => {
    const key = tenant.key.authorization!.replace('Bearer ', '');
    const token = await makeToken(platform, key, { user_id: tenant.userId, ttl_seconds: 60 });
    const streams = [...(await open(bearer(token))), ...(await open(inCookie(bearer(token))))];
    travel(2);
    expect(new Set(await Promise.all(streams.map(endOf)))).toEqual(new Set(['cut off']));
    const events = `/v1/conversations/${things.conversation_id}/events`;
    expectProblem(await platform.http.get(events).set(inCookie(bearer(token))), {
      status: 401,
      code: 'token_expired',
    });
  });

  it('is given once by a ticket, and to a stream alone', async () => {
    const ticketFor = async (as: Headers): Promise<string> => {
      const { body } = await platform.http.post('/v1/stream-tickets').set(as).expect(201);
      return (body as { ticket: string }).ticket;
    };
    const key = tenant.key.authorization!.replace('Bearer ', '');
    const token = bearer(await makeToken(platform, key, { user_id: tenant.userId }));
    const events = `${platform.url}/v1/conversations/${things.conversation_id}/events`;
    const ticket = await ticketFor(token);
    const first = await fetch(`${events}?ticket=${ticket}`);
    expect(first.status).toBe(200);
    await first.body?.cancel();
    expect((await fetch(`${events}?ticket=${ticket}`)).status).toBe(401);
    const messages = `/v1/conversations/${things.conversation_id}/messages?ticket=${await ticketFor(token)}`;
    expectProblem(await platform.http.get(messages), { status: 401, code: 'authentication_required' });
    const late = await ticketFor(token);
    travel(1);
    expectProblem(await platform.http.get(`${new URL(events).pathname}?ticket=${late}`), {
      status: 401,
      code: 'ticket_invalid',
    });
    const run = `${platform.url}/v1/runs/${things.run_id}/events`;
    const foreign = await makeToken(platform, key, { user_id: 'user_else' });
    expect((await fetch(`${run}?ticket=${await ticketFor(bearer(foreign))}`)).status).toBe(404);
  });
});

describe('a client token in a cookie', () => {
  const { platform } = usePlatformWithUpstream({ DEFAULT_MODEL: 'openai:fake' });
  const session = '/v1/client-tokens/session';
  let admin: string;
  let tenant: Tenant;

  beforeAll(async () => {
    admin = await closeTheDoor(platform);
    tenant = await Tenant.create(platform, admin, 'kept');
  });

  async function cookieFor(headers: Headers = {}): Promise<string> {
    const answer = await platform.http
      .post(session)
      .set({ ...tenant.token, ...headers })
      .expect(204);
    return answer.get('Set-Cookie')![0]!;
  }

  it('is out of reach of scripts, other sites and other paths, and over https alone where it came so', async () => {
    const [value, ...bounds] = (await cookieFor()).split('; ');
    expect(value).toBe(inCookie(tenant.token).cookie);
    expect(bounds.sort()).toEqual([
      'HttpOnly',
      expect.stringMatching(/^Max-Age=3\d{3}$/),
      'Path=/v1',
      'SameSite=Strict',
    ]);
    expect(await cookieFor({ 'X-Forwarded-Proto': 'https' })).toContain('; Secure');
    const host = new URL(platform.url).host;
    expect(await cookieFor({ Origin: `https://${host}` })).toContain('; Secure');
    expect(await cookieFor({ Origin: `http://${host}` })).not.toContain('; Secure');
  });

  it('is set for no page of another origin', async () => {
    const foreign = await platform.http
      .post(session)
      .set({ ...tenant.token, Origin: 'https://stranger.example' });
    expectProblem(foreign, { status: 403, code: 'cross_site_request' });
    expect(foreign.get('Set-Cookie')).toBeUndefined();
  });

  it('is taken back', async () => {
    const answer = await platform.http.delete(session).set(tenant.token).expect(204);
    expect(answer.get('Set-Cookie')).toEqual([expect.stringMatching(/^client_token=; .*Max-Age=0/)]);
  });

  it('has to fit into one', async () => {
    const { sign } = await signer(platform, tenant);
    const long = await platform.http.post(session).set(bearer(await sign({ note: 'x'.repeat(4_000) })));
    expectProblem(long, { status: 401, code: 'token_invalid' });
  });
});

describe('access without a key', () => {
  it('ends on open streams when there is the first one', async () => {
    const platform = await startApp();
    const { body } = await platform.http.post('/v1/conversations').send({ application_id: 'app_a' });
    const stream = await fetch(`${platform.url}/v1/conversations/${(body as { id: string }).id}/events`);
    await closeTheDoor(platform);
    expect(await endOf(stream)).toBe('cut off');
    await platform.close();
  });
});

const onServer = process.env.TEST_DATABASE === 'postgres' ? describe : describe.skip;

onServer('access by another process', () => {
  it('ends there too, at the next request and on open streams', async () => {
    const here = await startApp();
    const { url } = here.app.get(Config).database as { url: string };
    const there: TestApp = await startApp({ DATABASE_URL: url });
    const admin = await closeTheDoor(here);
    // It hears of the first key a moment later.
    while ((await there.http.get('/v1/models')).status !== 401);
    const { id, key } = await makeKey(here, admin, { application_id: 'app_a' });
    const { body } = await there.http.post('/v1/conversations').set(bearer(key)).send({}).expect(201);
    const path = `/v1/conversations/${(body as { id: string }).id}/events`;
    const stream = await fetch(there.url + path, { headers: bearer(key) });
    await here.http.delete(`/v1/keys/${id}`).set(bearer(admin)).expect(204);
    expectProblem(await there.http.get(path).set(bearer(key)), { status: 401, code: 'key_revoked' });
    expect(await endOf(stream)).toBe('cut off');
    await there.close();
    await here.close();
  });

  it('ends in a process of its own, which is told by the database alone', async () => {
    const here = await startApp();
    const { url } = here.app.get(Config).database as { url: string };
    const admin = await closeTheDoor(here);
    const there = await ServerProcess.start({ DATABASE_URL: url });
    try {
      const { id, key } = await makeKey(here, admin, { application_id: 'app_a' });
      const other = await makeKey(here, admin, { application_id: 'app_a' });
      const { body } = await here.http.post('/v1/conversations').set(bearer(key)).send({}).expect(201);
      const path = `/v1/conversations/${(body as { id: string }).id}/events`;
      const token = bearer(await makeToken(here, key, { user_id: 'ann' }));
      const own = await here.http.post('/v1/conversations').set(token).send({}).expect(201);
      const ofUser = `/v1/conversations/${(own.body as { id: string }).id}/events`;
      const opened = await Promise.all([
        fetch(there.url + path, { headers: bearer(key) }),
        fetch(there.url + ofUser, { headers: token }),
        fetch(there.url + ofUser, { headers: inCookie(token) }),
      ]);
      const staying = await fetch(there.url + path, { headers: bearer(other.key) });
      expect([...opened, staying].map(({ status }) => status)).toEqual([200, 200, 200, 200]);
      await here.http.delete(`/v1/keys/${id}`).set(bearer(admin)).expect(204);
      expect(await Promise.all(opened.map(endOf))).toEqual(['cut off', 'cut off', 'cut off']);
      expect((await fetch(there.url + path, { headers: bearer(key) })).status).toBe(401);
      // Who came by another key stays, and goes on hearing.
      await here.http.patch(path.replace('/events', '')).set(bearer(other.key)).send({ title: 'Heard' });
      expect(await readUntil(staying, 'Heard')).toContain('"title":"Heard"');
    } finally {
      await there.end('SIGKILL');
      await here.close();
    }
  });
});
