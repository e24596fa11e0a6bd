import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  answerTokens,
  startStubProvider,
  type StubProvider,
} from '../../src/models/openai/testing/stub-provider.js';
import { getJson } from '../support/requests.js';
import { createConversation, startApp, type TestApp } from '../support/test-app.js';

describe('endpoints by name', () => {
  let folder: string;
  let near: StubProvider;
  let far: StubProvider;
  let platform: TestApp;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'endpoints-'));
    near = await startStubProvider((call) => {
      if (!('temperature' in call.body)) answerTokens(call, ['from ', 'near']);
      else {
        call.response.writeHead(400, { 'content-type': 'application/json' });
        const message = "Unsupported parameter: 'temperature' is not supported with this model.";
        call.response.end(JSON.stringify({ error: { message } }));
      }
    });
    far = await startStubProvider(({ response, headers }) => {
      response.writeHead(401, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ error: { message: `No: ${JSON.stringify(headers)}` } }));
    });
    await writeFile(join(folder, 'token'), 'header-secret-0123');
    const endpoints = [
      {
        name: 'near',
        base_url: near.baseUrl,
        models: [{ name: 'small', context_tokens: 4_096, output_tokens: 512 }],
      },
      {
        name: 'far',
        base_url: far.baseUrl,
        api_key: { env: 'FAR_KEY' },
        headers: { 'X-Team': 'support', 'X-Token': { file: join(folder, 'token') } },
      },
    ];
    await writeFile(join(folder, 'models.json'), JSON.stringify({ endpoints }));
    platform = await startApp({
      MODELS_FILE: join(folder, 'models.json'),
      FAR_KEY: 'key-secret-0123',
      DEFAULT_MODEL: 'near:small',
    });
  });

  afterAll(async () => {
    await platform.close();
    await Promise.all([near.close(), far.close()]);
    await rm(folder, { recursive: true });
  });

  it('are listed with their models', async () => {
    const { data } = await getJson(platform, '/v1/models');
    expect(
      (data as { id: string; default: boolean }[]).map(({ id, default: isDefault }) => [id, isDefault]),
    ).toEqual([
      ['offline', false],
      ['near:small', true],
      ['far:<model>', false],
    ]);
  });

  it('are asked for by their prefix', async () => {
    const id = await createConversation(platform.http);
    const { body } = await platform.http
      .post(`/v1/conversations/${id}/messages`)
      .send({ content: 'hi' })
      .expect(201);
    expect(body).toMatchObject({ content: 'from near', metadata: { model: 'near:small' } });
    expect(near.calls[0]?.body).toMatchObject({ model: 'small', max_tokens: 512 });
  });

  it('are listed with their limits, and with what was learned of their models', async () => {
    const { data } = await getJson(platform, '/v1/models');
    expect(data).toContainEqual(
      expect.objectContaining({
        id: 'near:small',
        context_limit: { tokens: 4_096, source: 'setting' },
        output_limit: { tokens: 512, source: 'setting' },
        learned: { refuses: ['temperature'], begins_thinking: false, continuation: 'prefill' },
      }),
    );
    expect(data).toContainEqual(
      expect.objectContaining({ id: 'far:<model>', context_limit: null, output_limit: null, learned: null }),
    );
  });

  it('refuse what they do not list', async () => {
    const config = { model: 'near:large' };
    const { body } = await platform.http
      .post('/v1/conversations')
      .send({ application_id: 'app', config })
      .expect(422);
    expect(body).toMatchObject({ code: 'model_not_configured' });
  });

  it('get their own headers, and no secret of theirs comes back', async () => {
    const id = await createConversation(platform.http, { config: { model: 'far:any' } });
    const { body, text } = await platform.http
      .post(`/v1/conversations/${id}/messages`)
      .send({ content: 'hi' })
      .expect(502);
    expect(body).toMatchObject({ code: 'model_authentication_failed' });
    expect(far.calls[0]?.headers).toMatchObject({
      authorization: 'Bearer key-secret-0123',
      'x-team': 'support',
      'x-token': 'header-secret-0123',
    });
    expect(text).not.toContain('secret-0123');
  });

  it('do badly each for itself', async () => {
    const { data } = await getJson(platform, '/v1/models');
    expect(data).toContainEqual(
      expect.objectContaining({ id: 'far:<model>', endpoint: { breaker: 'closed', last_failure: null } }),
    );
    expect((await getJson(platform, '/health')).services).toMatchObject({
      model_near: 'operational',
      model_far: 'operational',
    });
  });
});
