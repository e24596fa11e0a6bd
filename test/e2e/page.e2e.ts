import { expectProblem } from '../support/problem.js';
import { bearer, closeTheDoor, makeKey, makeToken } from '../support/tenants.js';
import { usePlatform } from '../support/use-platform.js';

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>';
const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
const base64 = (content: string | Buffer) => Buffer.from(content).toString('base64');

describe('what the page shows of an application', () => {
  const platform = usePlatform();
  const get = async (id?: string) =>
    (
      await platform.http
        .get('/v1/page')
        .query(id === undefined ? {} : { application_id: id })
        .expect(200)
    ).body as Record<string, unknown>;
  const set = (id: string, page: object) => platform.http.put(`/v1/applications/${id}/page`).send(page);

  it('is that of the sample where nothing is said, and plain for one that nobody has set up', async () => {
    expect(await get()).toMatchObject({
      application_id: 'app_retail_banking',
      placeholder: 'Ask about your banking…',
      shows: { model_choice: true },
    });
    expect(await get('app_new')).toEqual({
      application_id: 'app_new',
      ...{ name: null, greeting: null, introduction: null, placeholder: null, quick_actions: [] },
      ...{ logo_url: null, accent: null, languages: ['en', 'de', 'ar'], translations: {} },
      shows: { model_choice: false, knowledge: true, regenerate: true, trace: true, feedback: true, sharing: false },
      ...{ default_model: null, default_max_tokens: null },
    });
    expect(await get('constructor')).toMatchObject({ name: null });
  });

  it('is set as a whole, and told to everybody', async () => {
    const page = {
      name: 'Example Bank',
      greeting: 'How can we help?',
      accent_color: '#0B6E5F',
      quick_actions: ['What does an account cost?'],
      languages: ['de', 'en'],
      translations: { de: { greeting: 'Wie können wir helfen?', quick_actions: [] } },
      shows: { trace: false },
    };
    await set('app_shown', page).expect(200);
    const { body: again } = await set('app_shown', page).expect(200);
    expect(await get('app_shown')).toEqual(again);
    expect(again).toMatchObject({
      name: 'Example Bank',
      introduction: null,
      accent: { light: '#0b6e5f', dark: expect.stringMatching(/^#[0-9a-f]{6}$/) as string },
      languages: ['de', 'en'],
      translations: { de: { greeting: 'Wie können wir helfen?', quick_actions: [] } },
      shows: { model_choice: false, knowledge: true, regenerate: true, trace: false, feedback: true, sharing: false },
    });
    await set('app_shown', {}).expect(200);
    expect(await get('app_shown')).toMatchObject({ name: null, accent: null, translations: {} });
  });

  it('tells who answers, and at what length, where nothing else is chosen', async () => {
    const usual = { default_model: 'offline', default_max_tokens: 2048 };
    await platform.http.patch('/v1/applications/app_usual').send(usual).expect(200);
    expect(await get('app_usual')).toMatchObject(usual);
  });

  it('has an accent that can be read, or is told one that can', async () => {
    const response = await set('app_bright', { accent_color: '#ffd400' });
    const fields = ['accent_color'];
    const { nearest } = expectProblem(response, { status: 422, code: 'accent_unreadable', fields });
    await set('app_bright', { accent_color: nearest }).expect(200);
  });

  it.each([
    ['name', { name: '' }],
    ['name', { name: ' \t' }],
    ['greeting', { greeting: 'a\nb' }],
    ['quick_actions', { quick_actions: Array.from({ length: 9 }, (_, at) => `${at}`) }],
    ['quick_actions', { quick_actions: ['x'.repeat(201)] }],
    ['accent_color', { accent_color: 'red' }],
    ['languages', { languages: ['xx'] }],
    ['translations.de.name', { translations: { de: { name: 7 } } }],
    ['translations.fr', { translations: { fr: { name: 'x' } } }],
    ['shows.model_choice', { shows: { model_choice: 'yes' } }],
    ['shows', { shows: true }],
  ])('refuses a %s that is none: %j', async (field, page) => {
    const response = await set('app_refused', page);
    expectProblem(response, { status: 422, code: 'validation_failed', fields: [field] });
    expect(await get('app_refused')).toMatchObject({ name: null });
  });
});

describe('the logo of an application', () => {
  const platform = usePlatform();
  const path = (id: string) => `/v1/applications/${id}/page/logo`;
  const put = (id: string, media_type: string, data: string) =>
    platform.http.put(path(id)).send({ media_type, data });

  it('is served as a picture that neither runs nor loads anything', async () => {
    const { body } = await put('app_logo', 'image/svg+xml', base64(SVG)).expect(200);
    const { logo_url: url } = body as { logo_url: string };
    const logo = await platform.http.get(url).expect(200);
    expect(logo.headers).toMatchObject({
      'content-type': 'image/svg+xml',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringMatching(/default-src 'none'.*sandbox/) as string,
      'cache-control': expect.stringContaining('max-age') as string,
    });
    expect(Buffer.from(logo.body as Buffer).toString()).toBe(SVG);
    await platform.http.get(url).set('If-None-Match', logo.headers.etag!).expect(304);
  });

  it('has another address where it is another picture, and can be taken away', async () => {
    const first = await put('app_other', 'image/svg+xml', base64(SVG)).expect(200);
    const second = await put('app_other', 'image/png', base64(PNG)).expect(200);
    const urlOf = ({ body }: { body: unknown }) => (body as { logo_url: string | null }).logo_url;
    expect(urlOf(second)).not.toBe(urlOf(first));
    const logo = await platform.http.get(path('app_other')).expect(200);
    expect(logo.headers['content-type']).toBe('image/png');
    expect(logo.body).toEqual(PNG);
    await platform.http.delete(path('app_other')).expect(204);
    await platform.http.delete(path('app_other')).expect(204);
    expectProblem(await platform.http.get(path('app_other')), { status: 404, code: 'logo_not_found' });
    expect(urlOf(await platform.http.get('/v1/page').query({ application_id: 'app_other' }))).toBeNull();
  });

  it.each([
    ['a script', 'image/svg+xml', SVG.replace('<path', '<script>alert(1)</script><path')],
    ['what is loaded', 'image/svg+xml', SVG.replace('<path', '<image href="https://x.test/a.png"/><path')],
    ['another type', 'image/png', SVG],
    ['nothing', 'image/png', ''],
    ['too many bytes', 'image/png', Buffer.concat([PNG, Buffer.alloc(65_536)])],
  ])('is refused with %s, and the one before stays', async (_, type, content) => {
    await put('app_kept', 'image/png', base64(PNG)).expect(200);
    const response = await put('app_kept', type, base64(content));
    expect(response.status).toBe(422);
    expect(['logo_invalid', 'validation_failed']).toContain((response.body as { code: string }).code);
    expect((await platform.http.get(path('app_kept')).expect(200)).body).toEqual(PNG);
  });
});

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
