import { getJson } from '../support/requests.js';
import { allFrames, type Chunk, chunksOf, readUntil, textOf } from '../support/sse.js';
import { follow, runIdOf, sendStreaming } from '../support/streaming.js';
import { createConversation } from '../support/test-app.js';
import { usePlatformWithUpstream } from '../support/use-platform.js';

describe('where a model fails', () => {
  const { platform, upstream } = usePlatformWithUpstream();

  const set = (application: string, settings: object) =>
    platform.http
      .patch(`/v1/applications/${application}`)
      .send({ fallback_models: ['openai:second'], ...settings })
      .expect(200);

  async function ask(application: string): Promise<{ id: string; response: Response }> {
    const body = { application_id: application, user_id: 'user_1' };
    const id = await createConversation(platform.http, body);
    return { id, response: await sendStreaming(platform, id, { content: 'hello' }) };
  }

  /** A reply whose model says “I was” and is cut, and that another says to its end. */
  async function cutInTheMiddle(
    application: string,
    rest: string,
  ): Promise<{ id: string; chunks: Chunk[]; runId: string; sent: object[] }> {
    const { id, response } = await ask(application);
    const runId = runIdOf(response);
    const call = await upstream.next();
    call.say('I was');
    await readUntil(await follow(platform, runId), ({ type }) => type === 'text-delta');
    call.cut();
    const next = await upstream.next();
    next.say(rest);
    next.finish();
    expect([call.body.model, next.body.model]).toEqual(['fake', 'second']);
    return { id, runId, chunks: chunksOf(await allFrames(response)), sent: next.body.messages.slice(1) };
  }

  it('the next goes on in mid-stream, and everything tells which said what', async () => {
    await set('app_continuing', {});
    const { id, runId, chunks, sent } = await cutInTheMiddle('app_continuing', ' cut');

    expect(sent).toEqual([
      { role: 'user', content: 'hello' },
      { role: 'assistant', content: 'I was' },
    ]);
    expect(textOf(chunks)).toBe('I was cut');
    expect(chunks.find(({ type }) => type === 'data-continued')).toEqual({
      type: 'data-continued',
      data: { attempt: 2, from: 5, cause: 'fallback', model: 'openai:second' },
    });
    const [, reply] = (await getJson(platform, `/v1/conversations/${id}/messages`)) as unknown as object[];
    expect(reply).toMatchObject({
      content: 'I was cut',
      metadata: {
        model: 'openai:second',
        attempts: [
          { model: 'openai:fake', state: 'failed', error: { code: 'model_stream_cut' } },
          { model: 'openai:second', cause: 'fallback', state: 'completed' },
        ],
      },
    });
    expect(await getJson(platform, `/v1/runs/${runId}/manifest?payload=true`)).toMatchObject({
      manifest: { model: 'openai:second' },
      attempts: [
        { model: 'openai:fake', requests: [{ model: 'openai:fake', payload: expect.any(String) as string }] },
        {
          ...{ model: 'openai:second', text_from: 5, way: 'prefill' },
          requests: [{ model: 'openai:second', payload: expect.any(String) as string }],
        },
      ],
    });
    const usage = await getJson(platform, '/v1/usage?application_id=app_continuing');
    const rows = usage.data as { model: string; output_tokens: number }[];
    expect(rows.map(({ model }) => model).sort()).toEqual(['openai:fake', 'openai:second']);
    expect(rows.find(({ model }) => model === 'openai:second')).toMatchObject({ output_tokens: 3 });
  });

  it('its text is taken back where the application wants that, and the next begins anew', async () => {
    await set('app_restarting', { on_fallback: 'restart' });
    const { id, chunks, sent } = await cutInTheMiddle('app_restarting', 'All anew');

    expect(sent).toEqual([{ role: 'user', content: 'hello' }]);
    const reset = chunks.findIndex(({ type }) => type === 'reset-step');
    expect(textOf(chunks.slice(reset))).toBe('All anew');
    expect(await getJson(platform, `/v1/conversations/${id}/messages`)).toMatchObject([
      {},
      { content: 'All anew', metadata: { state: 'completed' } },
    ]);
  });

  it('the next is asked before a word as well, and a failure of all is that of the last', async () => {
    await set('app_failing', {});
    const { response } = await ask('app_failing');
    (await upstream.next()).fail(401, { error: { message: 'no such key' } });
    const next = await upstream.next();
    next.say('Here.');
    next.finish();
    expect(textOf(chunksOf(await allFrames(response)))).toBe('Here.');

    const other = await ask('app_failing');
    (await upstream.next()).fail(401, { error: { message: 'no such key' } });
    (await upstream.next()).fail(404, { error: { message: 'no such model' } });
    const chunks = chunksOf(await allFrames(other.response));
    expect(chunks.at(-2)).toMatchObject({
      messageMetadata: { state: 'failed', error: { code: 'model_not_found' } },
    });
  });

  it('one that was stopped is not taken over', async () => {
    await set('app_stopping', {});
    const { response } = await ask('app_stopping');
    const call = await upstream.next();
    call.say('I was');
    await readUntil(await follow(platform, runIdOf(response)), ({ type }) => type === 'text-delta');
    await platform.http.post(`/v1/runs/${runIdOf(response)}/cancel`).expect(200);
    await call.closed;
    const calls = upstream.calls.length;
    expect(chunksOf(await allFrames(response)).at(-1)).toMatchObject({ type: 'abort' });
    expect(upstream.calls).toHaveLength(calls);
  });
});
