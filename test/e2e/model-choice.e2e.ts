import { expectProblem } from '../support/problem.js';
import { bearer, closeTheDoor, makeKey, makeToken } from '../support/tenants.js';
import { usePlatform } from '../support/use-platform.js';

describe('how the replies of a new conversation are made', () => {
  const platform = usePlatform({ OPENAI_BASE_URL: 'http://127.0.0.1:9', DEFAULT_MODEL: 'offline' });
  const create = async (config?: object, application = 'app_defaults') => {
    const response = await platform.http
      .post('/v1/conversations')
      .send({ application_id: application, ...(config && { config }) })
      .expect(201);
    return (response.body as { config: Record<string, unknown> }).config;
  };

  it('is said by the application, and by whoever starts it', async () => {
    expect(await create()).toMatchObject({ model: 'offline', temperature: 0.7, max_tokens: 1024 });
    await platform.http
      .patch('/v1/applications/app_defaults')
      .send({ default_model: 'openai:gpt-4o', default_temperature: 0.2 })
      .expect(200);
    expect(await create()).toMatchObject({ model: 'openai:gpt-4o', temperature: 0.2, max_tokens: 4096 });
    await platform.http.patch('/v1/applications/app_defaults').send({ default_max_tokens: 700 }).expect(200);
    expect(await create()).toMatchObject({ max_tokens: 700 });
    expect(await create({ model: 'offline', temperature: 1, max_tokens: 9 })).toMatchObject({
      ...{ model: 'offline', temperature: 1, max_tokens: 9 },
    });
    await platform.http
      .patch('/v1/applications/app_defaults')
      .send({ default_model: null, default_max_tokens: null })
      .expect(200);
    expect(await create()).toMatchObject({ model: 'offline', max_tokens: 1024 });
  });

  it('leaves a model room to think', async () => {
    expect(await create({ model: 'openai:gpt-5-mini' })).toMatchObject({ max_tokens: 16_384 });
  });

  it('passes over a model that is not configured', async () => {
    await platform.http
      .patch('/v1/applications/app_gone')
      .send({ default_model: 'nobody:model' })
      .expect(200);
    expect(await create(undefined, 'app_gone')).toMatchObject({ model: 'offline' });
  });
});

describe('the choice of a model', () => {
  const platform = usePlatform();

  it('is refused to users where the application does not let them, and to nobody else', async () => {
    const admin = await closeTheDoor(platform);
    const request = { kind: 'application', application_id: 'app_strict', scopes: ['chat', 'manage'] };
    const { key } = await makeKey(platform, admin, request);
    const token = await makeToken(platform, key, { user_id: 'ann' });
    const create = (who: string, config: object) =>
      platform.http.post('/v1/conversations').set(bearer(who)).send({ application_id: 'app_strict', config });

    for (const config of [{ model: 'offline' }, { temperature: 1 }, { max_tokens: 9 }]) {
      const [name] = Object.keys(config);
      expectProblem(await create(token, config), {
        ...{ status: 403, code: 'model_choice_not_allowed', fields: [`config.${name}`] },
      });
    }
    await create(token, { enable_rag: true }).expect(201);
    await create(key, { model: 'offline' }).expect(201);

    await platform.http
      .put('/v1/applications/app_strict/page')
      .set(bearer(key))
      .send({ shows: { model_choice: true } })
      .expect(200);
    await create(token, { model: 'offline', temperature: 1 }).expect(201);
  });

  it('is told to visitors with the rest of the page, which they cannot change', async () => {
    await platform.http.get('/v1/page').query({ application_id: 'app_strict' }).expect(200);
    expectProblem(await platform.http.put('/v1/applications/app_strict/page').send({}), {
      ...{ status: 401, code: 'authentication_required' },
    });
    expectProblem(await platform.http.get('/v1/applications/app_strict'), {
      ...{ status: 401, code: 'authentication_required' },
    });
  });
});
