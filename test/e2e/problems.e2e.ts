import { type Response } from 'supertest';
import { ModelRegistry } from '../../src/models/model-registry.js';
import { bodyExamples } from '../support/openapi-examples.js';
import { operationsOf, readOpenApi } from '../support/openapi-fuzz/openapi.js';
import { expectProblem } from '../support/problem.js';
import { converse, send } from '../support/requests.js';
import { createConversation } from '../support/test-app.js';
import { usePlatformWithUpstream } from '../support/use-platform.js';

const document = await readOpenApi();

/** What the first id in a path stands for, and how its routes say that there is none. */
const UNKNOWN: Record<string, string> = {
  conversation_id: 'conversation_not_found',
  run_id: 'run_not_found',
  document_id: 'document_not_found',
  template_id: 'prompt_template_not_found',
  key_id: 'key_not_found',
  secret: 'shared_not_found',
};

/** Every route with an id in its path; an application and a user are there as soon as they are named. */
const routesWithId = operationsOf(document).flatMap((operation) => {
  const [, first = ''] = /\{(\w+)\}/.exec(operation.path) ?? [];
  const [body] = bodyExamples(document, operation);
  return ['', 'application_id', 'user_id'].includes(first)
    ? []
    : [{ ...operation, body, code: UNKNOWN[first] ?? '' }];
});

const HELLO = { content: 'hello' };

describe('a refusal', () => {
  const { platform } = usePlatformWithUpstream({ DEFAULT_MODEL: 'offline' });

  describe('of what there is not', () => {
    it.each(routesWithId)('$method $path', async ({ method, path, body, code }) => {
      const response = await send(platform, method, path.replaceAll(/\{\w+\}/g, 'none'), body);
      const { detail } = expectProblem(response, { status: 404, code });
      // What is secret is not repeated.
      expect(detail.includes('none')).toBe(!path.includes('{secret}'));
    });

    it.each([
      { method: 'POST', path: 'messages/none/regenerate', body: {}, code: 'message_not_found' },
      { method: 'POST', path: 'messages/none/continue', code: 'message_not_found' },
      { method: 'POST', path: 'messages/none/select', code: 'message_not_found' },
      { method: 'POST', path: 'messages', body: { ...HELLO, parent_id: 'msg_0' }, code: 'message_not_found' },
      { method: 'POST', path: 'fork', body: { message_id: 'msg_0' }, code: 'message_not_found' },
      { method: 'GET', path: 'messages?before=msg_0', code: 'message_not_found' },
      { method: 'PATCH', path: 'queue/none', body: HELLO, code: 'run_not_found' },
      { method: 'DELETE', path: 'queue/none', code: 'run_not_found' },
    ])('in this conversation: $method $path', async ({ method, path, body, code }) => {
      const here = await converse(platform);
      expectProblem(await send(platform, method, `${here.path}/${path}`, body), { status: 404, code });
    });

    it('in this conversation, but in another', async () => {
      const [here, there] = [await converse(platform), await converse(platform)];
      const message = await send(platform, 'POST', `${here.path}/messages/${there.messageId}/select`);
      expectProblem(message, { status: 404, code: 'message_not_found' });
      const run = await send(platform, 'DELETE', `${here.path}/queue/${there.runId}`);
      expectProblem(run, { status: 404, code: 'run_not_found' });
    });
  });

  it('of a model that is not configured lists those that are', async () => {
    const body = { application_id: 'app_1', config: { model: 'elsewhere:model-1' } };
    const problem = expectProblem(await send(platform, 'POST', '/v1/conversations', body), {
      status: 422,
      code: 'model_not_configured',
      fields: ['config.model'],
    });
    const { data } = (await send(platform, 'GET', '/v1/models')).body as { data: { id: string }[] };
    expect(problem).toMatchObject({ configured_models: data.map((model) => model.id) });
    for (const { id } of data) expect(problem.detail).toContain(id);
    expect((await send(platform, 'GET', '/v1/conversations?application_id=app_1')).body).toMatchObject({
      data: [],
    });
  });

  it.each(['messages', 'messages/stream'])(
    'of a prompt that lacks a variable names it: %s',
    async (route) => {
      const application = { prompt_variables: { bank_name: 'B', services: 's', available_services: 'a' } };
      await platform.http.patch('/v1/applications/app_lacking').send(application).expect(200);
      const id = await createConversation(platform.http, { application_id: 'app_lacking' });
      const { detail } = expectProblem(
        await send(platform, 'POST', `/v1/conversations/${id}/${route}`, HELLO),
        {
          status: 422,
          code: 'prompt_variable_missing',
          fields: ['variables.customer_tier'],
        },
      );
      expect(detail).toContain('customer_tier');
      expect((await send(platform, 'GET', `/v1/conversations/${id}/messages`)).body).toEqual([]);
      await platform.http.patch(`/v1/conversations/${id}/context`).send({ facts: { customer_tier: 'gold' } });
      expect((await send(platform, 'POST', `/v1/conversations/${id}/${route}`, HELLO)).status).toBeLessThan(
        300,
      );
    },
  );

  it.each([
    { template: 'Hello {', code: 'prompt_template_invalid', fields: ['template'] },
    { template: 'Hello {a.b}', code: 'prompt_template_invalid', fields: ['template'] },
    { template: '{a} {b}', variables: ['a', 'c'], code: 'prompt_variables_mismatch', fields: ['variables'] },
  ])('of the template $template: $code', async ({ code, fields, ...template }) => {
    const response = await send(platform, 'POST', '/v1/prompts', {
      id: 'refused',
      name: 'Refused',
      ...template,
    });
    expectProblem(response, { status: 422, code, fields });
    expectProblem(await send(platform, 'GET', '/v1/prompts/refused'), {
      status: 404,
      code: 'prompt_template_not_found',
    });
  });

  it('of a prompt that grows beyond all bounds', async () => {
    await send(platform, 'POST', '/v1/prompts', { id: 'grows', name: 'Grows', template: '{a}'.repeat(100) });
    const response = await send(platform, 'POST', '/v1/prompts/grows/render', {
      variables: { a: 'x'.repeat(60_000) },
    });
    expectProblem(response, { status: 422, code: 'prompt_too_long' });
  });

  it('of an idempotency key that another body had', async () => {
    const { path } = await converse(platform);
    const post = (content: string): Promise<Response> =>
      platform.http
        .post(`${path}/messages`)
        .set('Idempotency-Key', 'key-1')
        .send({ content })
        .then((response) => response);
    expect((await post('hello')).status).toBe(201);
    expectProblem(await post('goodbye'), {
      status: 422,
      code: 'idempotency_key_reused',
      fields: ['Idempotency-Key'],
    });
  });

  it('for a fault of the server keeps the cause to itself', async () => {
    const registry = platform.app.get(ModelRegistry);
    registry.list = () => {
      throw new Error('the password of /srv/platform.ts is secret');
    };
    const { detail } = expectProblem(await send(platform, 'GET', '/v1/models'), {
      status: 500,
      code: 'internal_error',
    });
    expect(detail).not.toMatch(/password|secret/);
  });
});
