import { getJson } from '../support/requests.js';
import { allFrames, chunksOf, readUntil, textOf } from '../support/sse.js';
import { follow, runIdOf, sendStreaming } from '../support/streaming.js';
import { createConversation } from '../support/test-app.js';
import { usePlatformWithUpstream } from '../support/use-platform.js';

describe('a reply', () => {
  const { platform, upstream } = usePlatformWithUpstream();

  it('goes on when its reader leaves', async () => {
    const id = await createConversation(platform.http);
    const response = await sendStreaming(platform, id, { content: 'hello' });
    const call = await upstream.next();
    call.say('first ');
    await readUntil(response, (chunk) => chunk.type === 'text-delta');
    call.say('second');
    call.finish();
    const frames = await allFrames(await follow(platform, runIdOf(response)));

    expect(call.aborted).toBe(false);
    expect(textOf(chunksOf(frames))).toBe('first second');
  });

  it('stops when told to: upstream too, with its text kept and every follower told', async () => {
    const id = await createConversation(platform.http);
    const response = await sendStreaming(platform, id, { content: 'hello' });
    const runId = runIdOf(response);
    const call = await upstream.next();
    call.say('half');
    const followers = [response, await follow(platform, runId)].map((one) => allFrames(one));
    await readUntil(await follow(platform, runId), (chunk) => chunk.type === 'text-delta');
    const { body } = await platform.http.post(`/v1/runs/${runId}/cancel`).expect(200);
    await call.closed;

    expect(call.aborted).toBe(true);
    expect(body).toMatchObject({ id: runId, state: 'cancelled' });
    for (const frames of await Promise.all(followers)) {
      expect(textOf(chunksOf(frames))).toBe('half');
      expect(chunksOf(frames).at(-1)).toEqual({ type: 'abort', reason: 'cancelled' });
    }
    const conversation = await getJson(platform, `/v1/conversations/${id}`);
    expect(conversation.active_run_id).toBeNull();
    expect(conversation.messages).toMatchObject([
      { content: 'hello' },
      { content: 'half', metadata: { state: 'cancelled' } },
    ]);
  });

  it('that has ended is not touched by a late cancel, nor is the one after it', async () => {
    const id = await createConversation(platform.http);
    const first = await sendStreaming(platform, id, { content: 'one' });
    const firstCall = await upstream.next();
    firstCall.say('1');
    firstCall.finish();
    await allFrames(first);
    const second = await sendStreaming(platform, id, { content: 'two' });
    const call = await upstream.next();
    call.say('2');
    await platform.http.post(`/v1/runs/${runIdOf(first)}/cancel`).expect(200, /completed/);
    call.finish();

    expect(chunksOf(await allFrames(second)).at(-1)).toMatchObject({ type: 'finish' });
  });

  it('whose provider breaks off in the middle is gone on with, as one reply', async () => {
    const id = await createConversation(platform.http);
    const response = await sendStreaming(platform, id, { content: 'hello' });
    const call = await upstream.next();
    call.say('I was');
    await readUntil(await follow(platform, runIdOf(response)), (chunk) => chunk.type === 'text-delta');
    call.cut();
    const next = await upstream.next();
    expect(next.body.messages.slice(1)).toEqual([
      { role: 'user', content: 'hello' },
      { role: 'assistant', content: 'I was' },
    ]);
    next.say(' cut');
    next.finish();
    const chunks = chunksOf(await allFrames(response));

    expect(textOf(chunks)).toBe('I was cut');
    expect(chunks.find(({ type }) => type === 'data-continued')).toEqual({
      type: 'data-continued',
      data: { attempt: 2, from: 5, cause: 'stream_cut' },
    });
    expect(chunks.at(-1)).toMatchObject({ type: 'finish' });
    const { body } = await platform.http.get(`/v1/runs/${runIdOf(response)}/manifest`).expect(200);
    expect((body as { attempts: object[] }).attempts).toMatchObject([
      {
        number: 1,
        cause: 'asked',
        state: 'failed',
        error: { code: 'model_stream_cut' },
        usage_estimated: true,
      },
      {
        ...{ number: 2, cause: 'stream_cut', text_from: 5, way: 'prefill', state: 'completed' },
        messages: [{ role: 'assistant', content: 'I was' }],
        usage: { input_tokens: 7, output_tokens: 3 },
      },
    ]);
  });

  it('that fails says why, keeps its text where that is wanted, and leaves the conversation usable', async () => {
    await platform.http.patch('/v1/applications/app_keep').send({ on_interruption: 'keep' }).expect(200);
    const id = await createConversation(platform.http, { application_id: 'app_keep' });
    const sending = platform.http.post(`/v1/conversations/${id}/messages`).send({ content: 'hello' });
    const refused = sending.then((response) => response);
    (await upstream.next()).fail(401, {
      error: { message: 'Incorrect API key provided', code: 'invalid_api_key' },
    });
    const answer = await refused;
    expect(answer.status).toBe(502);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.body).toMatchObject({
      code: 'model_authentication_failed',
      run_id: expect.stringMatching(/^run_/),
    });

    const response = await sendStreaming(platform, id, { content: 'again' });
    const call = await upstream.next();
    call.say('I was');
    await readUntil(await follow(platform, runIdOf(response)), (chunk) => chunk.type === 'text-delta');
    call.cut();
    const chunks = chunksOf(await allFrames(response));
    expect(chunks.at(-2)).toMatchObject({
      type: 'message-metadata',
      messageMetadata: { state: 'failed', error: { code: 'model_stream_cut' } },
    });
    expect(chunks.at(-1)).toMatchObject({ type: 'error' });
    const { messages } = (await getJson(platform, `/v1/conversations/${id}`)) as {
      messages: { content: string }[];
    };
    expect(messages.map((message) => message.content)).toEqual(['hello', '', 'again', 'I was']);

    const third = await sendStreaming(platform, id, { content: 'and now?' });
    const last = await upstream.next();
    expect(last.body.messages.slice(1).map((message) => message.content)).toEqual([
      'hello\n\nagain',
      'I was',
      'and now?',
    ]);
    last.say('fine');
    last.finish();
    expect(textOf(chunksOf(await allFrames(third)))).toBe('fine');
  });
});
