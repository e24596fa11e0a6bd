import { getJson } from '../support/requests.js';
import { allFrames, chunksOf, textOf } from '../support/sse.js';
import { runIdOf, sendStreaming } from '../support/streaming.js';
import { createConversation } from '../support/test-app.js';
import { usePlatformWithUpstream } from '../support/use-platform.js';

describe('an endpoint that hangs', () => {
  const { platform, upstream } = usePlatformWithUpstream({
    MODEL_FIRST_TOKEN_SECONDS: '1',
    MODEL_SILENCE_SECONDS: '1',
  });

  it('is asked again where it says nothing, and to go on where it falls silent', async () => {
    const id = await createConversation(platform.http);
    const response = await sendStreaming(platform, id, { content: 'hello' });
    const hanging = await upstream.next();
    const silent = await upstream.next();
    silent.say('We offer ');
    const last = await upstream.next();
    last.say('savings.');
    last.finish();
    const chunks = chunksOf(await allFrames(response));

    expect([hanging.aborted, silent.aborted, last.aborted]).toEqual([true, true, false]);
    expect(textOf(chunks)).toBe('We offer savings.');
    expect(chunks).toContainEqual({
      type: 'data-continued',
      data: { attempt: 2, from: 9, cause: 'stream_cut' },
    });
    expect(chunks.at(-1)).toMatchObject({ type: 'finish', finishReason: 'stop' });
    const { attempts } = await getJson(platform, `/v1/runs/${runIdOf(response)}/manifest`);
    expect(attempts).toMatchObject([
      { state: 'failed', error: { code: 'model_silence_timeout' } },
      { state: 'completed', error: null },
    ]);
  });

  it('is given up where its silence does not end', async () => {
    const id = await createConversation(platform.http);
    const sending = platform.http.post(`/v1/conversations/${id}/messages`).send({ content: 'hello' });
    const { body } = await sending.expect(504);
    expect(body).toMatchObject({ code: 'model_first_token_timeout', run_id: expect.any(String) as string });
  });
});

describe('an endpoint that fails again and again', () => {
  const { platform, upstream } = usePlatformWithUpstream({
    MODEL_BREAKER_FAILURES: '2',
    MODEL_BREAKER_SECONDS: '3600',
  });

  it('is asked no more, and everybody can see that', async () => {
    expect((await getJson(platform, '/health')).services).toMatchObject({ model_openai: 'operational' });
    upstream.answer = (call) => {
      call.fail(500, { error: { message: 'out of memory' } });
    };
    const id = await createConversation(platform.http);
    const send = (): ReturnType<typeof platform.http.post> =>
      platform.http.post(`/v1/conversations/${id}/messages`).send({ content: 'hello' });
    expect((await send().expect(502)).body).toMatchObject({ code: 'model_failed' });

    const { body, headers } = await send().expect(503);
    expect(body).toMatchObject({ code: 'model_unavailable' });
    expect(Number(headers['retry-after'])).toBeGreaterThan(3_000);
    // Three tries for the first reply, which are one failure.
    expect(upstream.calls).toHaveLength(4);
    const health = await getJson(platform, '/health');
    expect(health).toMatchObject({
      status: 'healthy',
      services: { orchestrator: 'operational', model_openai: 'unavailable (model_failed)' },
    });
    const { data } = await getJson(platform, '/v1/models');
    expect(data).toContainEqual(
      expect.objectContaining({
        id: 'openai:fake',
        endpoint: {
          breaker: 'open',
          last_failure: { code: 'model_failed', at: expect.stringMatching(/^20.*Z$/) as string },
        },
      }),
    );
  });
});

describe('an endpoint that breaks off every answer to one message', () => {
  const { platform, upstream } = usePlatformWithUpstream({
    MODEL_BREAKER_FAILURES: '2',
    MODEL_BREAKER_SECONDS: '3600',
    MAX_REPLY_ATTEMPTS: '3',
  });

  it('is asked by all others as before, however often that was tried', async () => {
    upstream.answer = (call) => {
      call.say('We offer ');
      const isPoisoned = call.body.messages.some(({ content }) => content === 'poison');
      // Once what was said is on its way.
      setImmediate(() => {
        if (isPoisoned) call.cut();
        else call.finish();
      });
    };
    const id = await createConversation(platform.http);
    const send = (content: string): ReturnType<typeof platform.http.post> =>
      platform.http.post(`/v1/conversations/${id}/messages`).send({ content });
    expect((await send('poison').expect(502)).body).toMatchObject({ code: 'model_stream_cut' });
    expect(upstream.calls).toHaveLength(3);
    const other = await createConversation(platform.http);
    await platform.http.post(`/v1/conversations/${other}/messages`).send({ content: 'hello' }).expect(201);
  });
});
