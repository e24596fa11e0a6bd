import { expectProblem } from '../support/problem.js';
import { bearer, closeTheDoor, makeKey } from '../support/tenants.js';
import { startApp, type TestApp } from '../support/test-app.js';

const DAY_MS = 86_400_000;

describe('API keys', () => {
  let platform: TestApp;
  let admin: string;

  beforeAll(async () => {
    platform = await startApp();
    expectProblem(await platform.http.post('/v1/keys').send({ application_id: 'app_a' }), {
      status: 409,
      code: 'admin_key_first',
    });
    // Whoever shows something while nothing is asked for is let in all the same.
    await platform.http.get('/v1/models').set(bearer('anything')).expect(200);
    admin = await closeTheDoor(platform);
  });

  afterAll(() => platform.close());

  it('are needed from the first on, except for what has no data in it', async () => {
    const response = await platform.http.get('/v1/models');
    expectProblem(response, { status: 401, code: 'authentication_required' });
    expect(response.headers['www-authenticate']).toBe('Bearer realm="platform"');
    expectProblem(await platform.http.get('/v1/nowhere'), { status: 401, code: 'authentication_required' });
    for (const path of ['/', '/health', '/docs', '/docs-json']) {
      await platform.http.get(path).redirects(1).expect(200);
    }
  });

  it('are shown once, and kept as a hash', async () => {
    const made = await makeKey(platform, admin, { application_id: 'app_a', scopes: ['chat'], name: 'web' });
    expect(made).toMatchObject({ kind: 'application', scopes: ['chat'], name: 'web', last_used_at: null });
    const { body } = await platform.http.get(`/v1/keys/${made.id}`).set(bearer(admin)).expect(200);
    const { key, ...rest } = made;
    expect(body).toEqual(rest);
    expect(key.startsWith(`${(body as { prefix: string }).prefix}_`)).toBe(true);
  });

  it('are of one application, which need not be named', async () => {
    const { key } = await makeKey(platform, admin, { application_id: 'app_a', scopes: ['chat'] });
    const { body } = await platform.http.post('/v1/conversations').set(bearer(key)).send({}).expect(201);
    expect(body).toMatchObject({ application_id: 'app_a' });
    for (const other of ['app_b', ['app_a', 'app_b']]) {
      const request = platform.http.post('/v1/conversations').set(bearer(key));
      expectProblem(await request.send({ application_id: other }), {
        status: 403,
        code: 'application_not_yours',
        fields: ['application_id'],
      });
    }
    const list = platform.http.get('/v1/conversations?application_id=app_a&application_id=app_b');
    expectProblem(await list.set(bearer(key)), {
      status: 403,
      code: 'application_not_yours',
      fields: ['application_id'],
    });
  });

  it('say which scope they lack', async () => {
    const { key } = await makeKey(platform, admin, { application_id: 'app_a', scopes: ['knowledge'] });
    const problem = expectProblem(await platform.http.get('/v1/models').set(bearer(key)), {
      status: 403,
      code: 'scope_missing',
    });
    expect(problem).toMatchObject({ scopes: ['chat'] });
  });

  it.each(['nonsense', `cap_${'0'.repeat(16)}_${'A'.repeat(43)}`])(
    'that are wrong are unknown: %s',
    async (key) => {
      const response = await platform.http.get('/v1/models').set(bearer(key));
      expectProblem(response, { status: 401, code: 'key_unknown' });
      expect(response.headers['www-authenticate']).toContain('error="invalid_token"');
    },
  );

  it('with another ending are unknown', async () => {
    const { key } = await makeKey(platform, admin, { application_id: 'app_a' });
    const other = key.slice(0, -1) + (key.endsWith('A') ? 'B' : 'A');
    expectProblem(await platform.http.get('/v1/models').set(bearer(other)), {
      status: 401,
      code: 'key_unknown',
    });
  });

  it('are revoked at once, and for good', async () => {
    const { id, key } = await makeKey(platform, admin, { application_id: 'app_a' });
    await platform.http.get('/v1/models').set(bearer(key)).expect(200);
    const revoke = () => platform.http.delete(`/v1/keys/${id}`).set(bearer(admin)).expect(204);
    await revoke();
    await revoke();
    expectProblem(await platform.http.get('/v1/models').set(bearer(key)), {
      status: 401,
      code: 'key_revoked',
    });
    expectProblem(await platform.http.delete('/v1/keys/key_0').set(bearer(admin)), {
      status: 404,
      code: 'key_not_found',
    });
  });

  it('do not expire in the past', async () => {
    const request = platform.http.post('/v1/keys').set(bearer(admin));
    const expires_at = new Date(Date.now() - DAY_MS).toISOString();
    expectProblem(await request.send({ application_id: 'app_a', expires_at }), {
      status: 422,
      code: 'validation_failed',
      fields: ['expires_at'],
    });
  });

  it.each([
    [{}, 'application_id'],
    [{ application_id: 'app_a', scopes: [] }, 'scopes'],
    [{ application_id: 'app_a', scopes: ['all'] }, 'scopes'],
    [{ kind: 'admin', application_id: 'app_a' }, 'application_id'],
    [{ kind: 'admin', scopes: ['chat'] }, 'scopes'],
    [{ kind: 'root', application_id: 'app_a' }, 'kind'],
  ])('are not made from %j', async (request, field) => {
    const response = await platform.http.post('/v1/keys').set(bearer(admin)).send(request);
    expectProblem(response, { status: 422, code: 'validation_failed', fields: [field] });
  });

  it('are listed in pages, the newest first', async () => {
    const first = await platform.http.get('/v1/keys?limit=2').set(bearer(admin)).expect(200);
    const page = first.body as { data: { id: string }[]; next_cursor: string };
    expect(page.data).toHaveLength(2);
    const next = await platform.http
      .get(`/v1/keys?limit=2&cursor=${page.next_cursor}`)
      .set(bearer(admin))
      .expect(200);
    const ids = [...page.data, ...(next.body as typeof page).data].map(({ id }) => id);
    expect(new Set(ids).size).toBe(4);
  });

  it('of an administrator open no conversation, and those of applications make no keys', async () => {
    expectProblem(await platform.http.get('/v1/conversations').set(bearer(admin)), {
      status: 403,
      code: 'access_denied',
    });
    const { key } = await makeKey(platform, admin, { application_id: 'app_a' });
    expectProblem(await platform.http.get('/v1/keys').set(bearer(key)), {
      status: 403,
      code: 'access_denied',
    });
  });

  it('with a name of their own for a template see nobody else’s', async () => {
    const [a, b] = await Promise.all(
      ['app_a', 'app_b'].map((application_id) => makeKey(platform, admin, { application_id })),
    );
    for (const { key } of [a!, b!]) {
      const template = { id: 'greeting', name: 'Greeting', template: `Hello ${key.slice(4, 20)}` };
      await platform.http.post('/v1/prompts').set(bearer(key)).send(template).expect(201);
      const { body } = await platform.http.get('/v1/prompts/greeting').set(bearer(key)).expect(200);
      expect(body).toMatchObject({ template: template.template });
      const list = await platform.http.get('/v1/prompts').set(bearer(key)).expect(200);
      expect((list.body as { id: string }[]).map(({ id }) => id)).toEqual(['default_assistant', 'greeting']);
      // A name that everybody may use is nobody's to take.
      const request = platform.http.post('/v1/prompts').set(bearer(key));
      expectProblem(await request.send({ ...template, id: 'default_assistant' }), {
        status: 409,
        code: 'prompt_template_exists',
      });
    }
    await platform.http.delete('/v1/prompts/greeting').set(bearer(a!.key)).expect(204);
    await platform.http.get('/v1/prompts/greeting').set(bearer(b!.key)).expect(200);
  });
});
