import { expectProblem } from '../support/problem.js';
import { allFrames } from '../support/sse.js';
import { sendStreaming } from '../support/streaming.js';
import { bearer, closeTheDoor, makeKey, makeToken } from '../support/tenants.js';
import { createConversation } from '../support/test-app.js';
import { usePlatformWithUpstream } from '../support/use-platform.js';

interface Told {
  config: Record<string, unknown>;
  title: string | null;
  pinned: boolean;
}

interface Listed {
  id: string;
  run_id: string;
  content: string;
  sibling_ids: string[];
}

describe('how the replies of a conversation that has begun are made', () => {
  const { platform, upstream } = usePlatformWithUpstream();

  const change = (id: string, body: object) => platform.http.patch(`/v1/conversations/${id}`).send(body);
  const configured = async (id: string, config: object) =>
    ((await change(id, { config }).expect(200)).body as Told).config;
  const told = async (id: string) =>
    (await platform.http.get(`/v1/conversations/${id}`).expect(200)).body as Told;
  const list = async (id: string) =>
    (await platform.http.get(`/v1/conversations/${id}/messages`).expect(200)).body as Listed[];

  async function manifestOf(runId: string): Promise<Record<string, unknown>> {
    const { body } = await platform.http.get(`/v1/runs/${runId}/manifest`).expect(200);
    return (body as { manifest: Record<string, unknown> }).manifest;
  }

  /** Sends, and answers in the model's place. @returns what was asked, and the run. */
  async function exchange(id: string, content: string) {
    const response = await sendStreaming(platform, id, { content });
    const call = await upstream.next();
    call.say(`re: ${content}`);
    call.finish();
    await allFrames(response);
    return { body: call.body, runId: response.headers.get('x-run-id')! };
  }

  it('is changed in part, from the next reply on, and each manifest tells by what it was made', async () => {
    const id = await createConversation(platform.http, { config: { model: 'openai:first' } });
    const before = await exchange(id, 'one');
    const { config } = await told(id);
    expect(await configured(id, { model: 'openai:second', temperature: 0.2 })).toEqual({
      ...config,
      model: 'openai:second',
      temperature: 0.2,
    });
    const after = await exchange(id, 'two');
    expect([before.body.model, after.body.model]).toEqual(['first', 'second']);
    expect(await manifestOf(before.runId)).toMatchObject({ model: 'openai:first', temperature: 0.7 });
    expect(await manifestOf(after.runId)).toMatchObject({ model: 'openai:second', temperature: 0.2 });
    expect(await configured(id, { temperature: null, max_tokens: 77 })).toEqual({
      ...config,
      model: 'openai:second',
      max_tokens: 77,
    });
  });

  it('is that of another reply to the same message', async () => {
    const id = await createConversation(platform.http, { config: { model: 'openai:first' } });
    await exchange(id, 'one');
    const [, first] = await list(id);
    await configured(id, { model: 'openai:second' });
    const again = platform.http.post(`/v1/conversations/${id}/messages/${first!.id}/regenerate`).send({});
    const sent = again.then((response) => response);
    const call = await upstream.next();
    expect(call.body.model).toBe('second');
    call.say('otherwise');
    call.finish();
    await sent;
    const [, second] = await list(id);
    expect(second).toMatchObject({ content: 'otherwise', sibling_ids: [first!.id, second!.id] });
    expect(await manifestOf(first!.run_id)).toMatchObject({ model: 'openai:first' });
    expect(await manifestOf(second!.run_id)).toMatchObject({ model: 'openai:second' });
  });

  it('is left alone in the middle of a reply, and holds for what waits', async () => {
    const id = await createConversation(platform.http, { config: { model: 'openai:first' } });
    const first = await sendStreaming(platform, id, { content: 'one' });
    const call = await upstream.next();
    call.say('re: ');
    const second = await sendStreaming(platform, id, { content: 'two' });
    await configured(id, { model: 'openai:second' });
    call.say('one');
    call.finish();
    const next = await upstream.next();
    expect(next.body.model).toBe('second');
    next.say('re: two');
    next.finish();
    const frames = [await allFrames(first), await allFrames(second)];
    const starts = frames.map(([start]) => JSON.parse(start!.data) as { messageMetadata: { model: string } });
    expect(starts.map(({ messageMetadata }) => messageMetadata.model)).toEqual([
      'openai:first',
      'openai:second',
    ]);
    const { body: run } = await platform.http.get(`/v1/runs/${second.headers.get('x-run-id')}`).expect(200);
    expect(run).toMatchObject({ model: 'openai:second', state: 'completed' });
  });

  it('has the usual length of the other model, unless another was asked for', async () => {
    const id = await createConversation(platform.http, { config: { model: 'offline' } });
    expect((await told(id)).config).toMatchObject({ max_tokens: 1024 });
    expect(await configured(id, { model: 'openai:gpt-5-mini' })).toMatchObject({ max_tokens: 16_384 });
    expect(await configured(id, { max_tokens: 500 })).toMatchObject({ max_tokens: 500 });
    expect(await configured(id, { model: 'openai:gpt-4o' })).toMatchObject({ max_tokens: 500 });
    expect(await configured(id, { max_tokens: null })).toMatchObject({ max_tokens: 4096 });
    expect(await configured(id, { model: null, enable_rag: true })).toMatchObject({
      enable_rag: true,
      max_tokens: 1024,
    });
  });

  it('is changed with the name, or nothing of it is', async () => {
    const id = await createConversation(platform.http, { config: { model: 'openai:first' } });
    const refused = await change(id, { title: 'Named', pinned: true, config: { model: 'nobody:model' } });
    expectProblem(refused, { status: 422, code: 'model_not_configured', fields: ['config.model'] });
    expect(await told(id)).toMatchObject({ title: null, pinned: false, config: { model: 'openai:first' } });
    await change(id, { title: 'Named', config: { model: 'openai:second' } }).expect(200);
    expect(await told(id)).toMatchObject({ title: 'Named', config: { model: 'openai:second' } });
  });

  it.each([
    ['config', { config: 'offline' }],
    ['config.model', { config: { model: 7 } }],
    ['config.temperature', { config: { temperature: 3 } }],
    ['config.max_tokens', { config: { max_tokens: 0 } }],
    ['config', { config: null }],
    ['title', {}],
  ])('is refused where %s is none: %j', async (field, body) => {
    const id = await createConversation(platform.http);
    const { config } = await told(id);
    expectProblem(await change(id, body), { status: 422, code: 'validation_failed', fields: [field] });
    expect((await told(id)).config).toEqual(config);
  });

  it('is for users only where the application lets them', async () => {
    const admin = await closeTheDoor(platform);
    const request = { kind: 'application', application_id: 'app_strict', scopes: ['chat', 'manage'] };
    const { key } = await makeKey(platform, admin, request);
    const token = await makeToken(platform, key, { user_id: 'ann' });
    const { body } = await platform.http
      .post('/v1/conversations')
      .set(bearer(token))
      .send({ application_id: 'app_strict' })
      .expect(201);
    const { id } = body as { id: string };
    const changed = (who: string, config: object) => change(id, { config }).set(bearer(who));
    for (const config of [{ model: 'offline' }, { temperature: null }, { max_tokens: 9 }]) {
      const [name] = Object.keys(config);
      expectProblem(await changed(token, config), {
        ...{ status: 403, code: 'model_choice_not_allowed', fields: [`config.${name}`] },
      });
    }
    await changed(token, { enable_rag: true }).expect(200);
    await changed(key, { model: 'offline' }).expect(200);
    await platform.http
      .put('/v1/applications/app_strict/page')
      .set(bearer(key))
      .send({ shows: { model_choice: true } })
      .expect(200);
    await changed(token, { model: 'openai:second', temperature: 1 }).expect(200);
  });
});
