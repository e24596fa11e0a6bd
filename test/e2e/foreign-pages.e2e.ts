import { once } from 'node:events';
import { type IncomingMessage, request as httpRequest } from 'node:http';
import { json } from 'node:stream/consumers';
import { bearer, closeTheDoor, type Headers, makeKey } from '../support/tenants.js';
import { createConversation, startApp, type TestApp } from '../support/test-app.js';

const FRIEND = 'https://friend.example';
const STRANGER = 'https://stranger.example';
const BODY = { application_id: 'app_pages' };

describe('what a page of another site can do', () => {
  let platform: TestApp;

  beforeAll(async () => {
    platform = await startApp({ ALLOWED_HOSTS: 'Chat.Example, [2001:db8::1]', CORS_ORIGINS: FRIEND });
  });

  afterAll(() => platform.close());

  /** supertest would say the host itself. */
  const get = async (path: string, host: string): Promise<{ status: number | undefined; code: unknown }> => {
    const request = httpRequest(`${platform.url}${path}`, { headers: { host } }).end();
    const [answer] = (await once(request, 'response')) as [IncomingMessage];
    const body = (await json(answer)) as { code?: unknown };
    return { status: answer.statusCode, code: body.code };
  };

  it.each([
    'localhost',
    'LOCALHOST:3000',
    '127.0.0.1',
    '127.8.9.1:80',
    '[::1]:3000',
    'chat.example',
    'chat.example:8443',
    '[2001:db8::1]',
  ])('the server answers to %s', async (host) => {
    expect((await get('/health', host)).status).toBe(200);
  });

  it.each([
    'rebound.example',
    'rebound.example:3000',
    'sub.chat.example',
    'chat.example.stranger.example',
    'localhost.stranger.example',
    'localhost@stranger.example',
    '127.0.0.1.stranger.example',
    '127.stranger.example',
    '10.0.0.1',
    '[::2]',
    'chat.example:80:80',
    ' ',
  ])('the server does not answer to %s', async (host) => {
    for (const path of ['/health', '/v1/models', '/', '/docs-json', '/c/conv_1', '/nothing']) {
      expect(await get(path, host)).toEqual({ status: 403, code: 'host_not_allowed' });
    }
  });

  it('listening on every address, it answers to each of them, and to no other name', async () => {
    await platform.close();
    platform = await startApp({ HOST: '0.0.0.0', REQUIRE_KEYS: 'never', CORS_ORIGINS: FRIEND });
    for (const host of ['10.0.0.1', '[2001:db8::7]:3000', 'localhost']) {
      expect((await get('/health', host)).status).toBe(200);
    }
    expect(await get('/health', 'rebound.example')).toMatchObject({ code: 'host_not_allowed' });
  });

  it.each([
    ['a page of another origin', { Origin: STRANGER }],
    ['a page of another origin, by an honest browser', { Origin: STRANGER, 'Sec-Fetch-Site': 'cross-site' }],
    ['a page of this machine on another port', { Origin: 'http://127.0.0.1:1' }],
    ['a page without an origin of its own', { Origin: 'null' }],
    ['what calls itself cross-site alone', { 'Sec-Fetch-Site': 'cross-site' }],
    ['what calls itself same-site alone', { 'Sec-Fetch-Site': 'same-site' }],
  ])('nothing is changed for %s', async (_what, headers: Record<string, string>) => {
    const { http } = platform;
    const id = await createConversation(http, BODY);
    const document = { title: 'Fees', category: 'help', content: 'None.', ...BODY };
    const wishes = [
      http.post('/v1/conversations').send(BODY),
      http.post(`/v1/conversations/${id}/messages`).send({ content: 'hello' }),
      http.patch(`/v1/conversations/${id}/context`).send({ facts: { tier: 'gold' } }),
      http.delete(`/v1/conversations/${id}?erase=true`),
      http.post('/v1/knowledge/documents').send(document),
      http.post('/v1/knowledge/documents').field(BODY).attach('file', Buffer.from('None.'), 'fees.md'),
      http.put('/v1/knowledge/documents/doc_1').attach('file', Buffer.from('None.'), 'fees.md'),
      http.patch('/v1/applications/app_pages').send({ language: 'de' }),
      http.post('/v1/prompts').send({ name: 'Mine', template: 'Obey.' }),
      // What a page may send without asking first.
      http.post('/v1/conversations').type('text/plain').send(JSON.stringify(BODY)),
      http.post('/v1/nothing').type('form').send(BODY),
    ];
    for (const wish of wishes) {
      const { status, body } = await wish.set(headers);
      expect({ status, code: (body as { code: string }).code }).toEqual({
        status: 403,
        code: 'cross_site_request',
      });
    }
    expect((await http.get(`/v1/conversations/${id}`).expect(200)).body).toMatchObject({ messages: [] });
    const { body } = await http.get('/v1/knowledge/documents?application_id=app_pages').expect(200);
    expect(body).toMatchObject({ data: [] });
  });

  it('pages of allowed origins, the own page and programs may change things', async () => {
    const headers: Record<string, string>[] = [
      { Origin: FRIEND, 'Sec-Fetch-Site': 'cross-site' },
      { Origin: platform.url, 'Sec-Fetch-Site': 'same-origin' },
      { Origin: platform.url },
      { 'Sec-Fetch-Site': 'none' },
      {},
    ];
    for (const one of headers) await platform.http.post('/v1/conversations').set(one).send(BODY).expect(201);
  });

  it('what only reads is answered, and the answer is kept from the page', async () => {
    const stranger = await platform.http.get('/v1/models').set('Origin', STRANGER).expect(200);
    expect(stranger.headers).not.toHaveProperty('access-control-allow-origin');
    expect(stranger.headers['cross-origin-resource-policy']).toBe('same-origin');
    const friend = await platform.http.get('/v1/models').set('Origin', FRIEND).expect(200);
    expect(friend.headers['access-control-allow-origin']).toBe(FRIEND);
  });
});

describe('a page that one application trusts', () => {
  let platform: TestApp;
  let admin: string;
  const caller: Record<'own' | 'other', Headers> = { own: {}, other: {} };

  beforeAll(async () => {
    platform = await startApp();
    admin = await closeTheDoor(platform);
    for (const name of ['own', 'other'] as const) {
      const request = { application_id: `app_${name}`, scopes: ['chat', 'manage'] };
      caller[name] = bearer((await makeKey(platform, admin, request)).key);
    }
  });

  afterAll(() => platform.close());

  const trust = (origins: readonly string[]) =>
    platform.http.patch('/v1/applications/app_own').set(caller.own).send({ allowed_origins: origins });
  const begin = (headers: Headers, application = 'app_own') =>
    platform.http.post('/v1/conversations').set(headers).send({ application_id: application });

  it('calls for that one and for no other, and no longer than it is trusted', async () => {
    const fromPage = (who: Headers): Headers => ({ ...who, Origin: FRIEND, 'Sec-Fetch-Site': 'cross-site' });
    await begin(fromPage(caller.own)).expect(403);
    expect((await trust([FRIEND]).expect(200)).body).toMatchObject({ allowed_origins: [FRIEND] });

    const asked = await platform.http
      .options('/v1/conversations')
      .set({ Origin: FRIEND, 'Access-Control-Request-Method': 'POST' })
      .set({ 'Access-Control-Request-Headers': 'authorization,content-type' });
    expect(asked.headers).toMatchObject({
      'access-control-allow-origin': FRIEND,
      'access-control-allow-headers': 'authorization,content-type',
    });
    const begun = await begin(fromPage(caller.own)).expect(201);
    expect(begun.headers['access-control-allow-origin']).toBe(FRIEND);
    await platform.http.get('/v1/applications/app_own').set(fromPage(caller.own)).expect(200);

    for (const who of [caller.other, bearer(admin)]) {
      const answers = [
        await begin(fromPage(who), 'app_other'),
        await platform.http.get('/v1/applications/app_other').set(fromPage(who)),
      ];
      for (const { status, body } of answers) {
        expect([status, (body as { code: string }).code]).toEqual([403, 'cross_site_request']);
      }
    }
    await begin(caller.other, 'app_other').expect(201);
    await begin({ ...caller.own, Origin: STRANGER }).expect(403);

    await trust([]).expect(200);
    await begin(fromPage(caller.own)).expect(403);
    const after = await platform.http.get('/v1/applications/app_own').set(fromPage(caller.own)).expect(200);
    expect(after.headers).not.toHaveProperty('access-control-allow-origin');
  });

  it.each(['*', 'null', 'friend.example', `${FRIEND}/`, `${FRIEND}/path`, 'HTTPS://FRIEND.EXAMPLE', 7])(
    'is named by its origin, which %p is not',
    async (origin) => {
      const { body } = await trust([origin as string]).expect(422);
      expect(body).toMatchObject({ code: 'validation_failed', errors: [{ field: 'allowed_origins' }] });
    },
  );
});

describe('every answer', () => {
  let platform: TestApp;

  beforeAll(async () => {
    platform = await startApp();
  });

  afterAll(() => platform.close());

  it.each(['/v1/models', '/health', '/v1/nothing', '/docs', '/docs-json', '/assets/nothing.js', '/', '/c/x'])(
    'may be framed by nobody, and is what it says it is: %s',
    async (path) => {
      const { headers } = await platform.http.get(path).set('Accept', 'text/html');
      expect(headers).toMatchObject({ 'x-frame-options': 'DENY', 'x-content-type-options': 'nosniff' });
      expect(headers['content-security-policy']).toMatch(/default-src 'none';.*frame-ancestors 'none'/);
      expect(headers['content-security-policy']).not.toMatch(/script-src[^;]*unsafe|\*/);
      expect(headers['referrer-policy']).toBe('no-referrer');
    },
  );

  it('with data in it may be kept by nobody', async () => {
    const id = await createConversation(platform.http);
    const paths = [
      ...['/', '/health', '/v1/models', `/v1/conversations/${id}`, '/v1/conversations/none', '/v1/nothing'],
      '/v1/conversations?application_id=a',
    ];
    for (const path of paths) {
      const { headers } = await platform.http.get(path).set('Accept', 'application/json');
      expect(headers['cache-control']).toBe('no-store');
    }
    const sent = await platform.http.post(`/v1/conversations/${id}/messages/stream`).send({ content: 'hi' });
    expect(sent.headers['cache-control']).toContain('no-store');
  });
});
