import { expectProblem } from '../support/problem.js';
import { getJson, send } from '../support/requests.js';
import { allFrames, type Chunk, chunksOf, readUntil, textOf } from '../support/sse.js';
import { follow, runIdOf, sendStreaming } from '../support/streaming.js';
import { type UpstreamCall } from '../support/fake-upstream.js';
import { createConversation } from '../support/test-app.js';
import { usePlatformWithUpstream } from '../support/use-platform.js';

interface Half {
  conversationId: string;
  runId: string;
  messageId: string;
}

interface Stored {
  id: string;
  run_id: string;
  content: string;
  metadata: Record<string, unknown>;
}

describe('a reply that is continued by hand', () => {
  const { platform, upstream } = usePlatformWithUpstream();

  beforeAll(async () => {
    const settings = { on_interruption: 'keep' };
    await platform.http.patch('/v1/applications/app_retail_banking').send(settings).expect(200);
  });

  const pathOf = ({ conversationId, messageId }: Half) =>
    `/v1/conversations/${conversationId}/messages/${messageId}/continue`;

  async function messagesOf({ conversationId }: Half): Promise<Stored[]> {
    return (await getJson(platform, `/v1/conversations/${conversationId}/messages`)) as unknown as Stored[];
  }

  /** A reply that says `text` and then ends as `end` has it. */
  async function half(
    text: string,
    end: (call: UpstreamCall, runId: string) => unknown,
    config: object = {},
  ): Promise<Half> {
    const conversationId = await createConversation(platform.http, { config });
    const response = await sendStreaming(platform, conversationId, { content: 'savings' });
    const runId = runIdOf(response);
    const call = await upstream.next();
    if (text !== '') {
      call.say(text);
      await readUntil(await follow(platform, runId), ({ type }) => type === 'text-delta');
    }
    await end(call, runId);
    const [start] = chunksOf(await allFrames(response));
    return { conversationId, runId, messageId: String(start?.messageId) };
  }

  const cancel = (_call: UpstreamCall, runId: string) =>
    send(platform, 'POST', `/v1/runs/${runId}/cancel`).then(() => undefined);
  const cut = (call: UpstreamCall) => {
    call.cut();
  };
  const useUp = (call: UpstreamCall) => {
    call.finish('length');
  };

  function goOn(reply: Half, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(platform.url + pathOf(reply), { method: 'POST', headers });
  }

  async function finish(rest: string): Promise<UpstreamCall> {
    const call = await upstream.next();
    call.say(rest);
    call.finish();
    return call;
  }

  it.each([
    { why: 'was cancelled', end: cancel, was: { state: 'cancelled' } },
    { why: 'failed in the middle', end: cut, was: { state: 'failed', error: { code: 'model_stream_cut' } } },
    { why: 'was cut at its length', end: useUp, was: { state: 'completed', finish_reason: 'length' } },
  ])('and $why grows, and is told as one', async ({ end, was }) => {
    const reply = await half('Half of', end);
    const before = await messagesOf(reply);
    const response = await goOn(reply);
    const runId = runIdOf(response);
    const call = await finish(' it.');
    const chunks = chunksOf(await allFrames(response));

    expect(call.body.messages.slice(-2)).toEqual([
      { role: 'user', content: 'savings' },
      { role: 'assistant', content: 'Half of' },
    ]);
    expect(call.body).toMatchObject({ max_tokens: 1024 });
    expect(chunks.map(({ type }) => type)).toEqual([
      ...['start', 'start-step', 'text-start', 'text-delta', 'data-continued', 'text-delta'],
      ...['text-end', 'finish-step', 'finish'],
    ]);
    expect(chunks[0]).toMatchObject({ messageId: reply.messageId, messageMetadata: { run_id: runId } });
    expect(chunks[4]).toMatchObject({ data: { attempt: 1, from: 7, cause: 'continued' } });
    expect(textOf(chunks)).toBe('Half of it.');
    const after = await messagesOf(reply);
    expect(after).toMatchObject([
      before[0],
      {
        ...{ id: reply.messageId, run_id: runId, content: 'Half of it.' },
        metadata: {
          ...{ state: 'completed', finish_reason: 'stop' },
          continued_from: [{ run_id: reply.runId, text_to: 7, ...was }],
        },
      },
    ]);
    expect(after[1]?.metadata).not.toHaveProperty('error');
    expect(after[1]).toMatchObject({
      created_at: (before[1] as unknown as { created_at: string }).created_at,
    });
    expect(await getJson(platform, `/v1/runs/${runId}`)).toMatchObject({
      ...{ state: 'completed', assistant_message_id: reply.messageId, continues_run_id: reply.runId },
      usage: { input_tokens: 7, output_tokens: 3 },
    });
    const manifest = await getJson(platform, `/v1/runs/${runId}/manifest?payload=true`);
    const old = await getJson(platform, `/v1/runs/${reply.runId}/manifest`);
    expect(manifest.manifest).toEqual(old.manifest);
    expect(manifest.attempts).toMatchObject([
      {
        ...{ number: 1, cause: 'continued', text_from: 7, way: 'prefill', state: 'completed' },
        messages: [{ role: 'assistant', content: 'Half of' }],
        // Written anew from what is kept, and equal to what was sent.
        requests: [{ payload: expect.stringContaining('"Half of"') as string }],
      },
    ]);
    expect(chunksOf(await allFrames(await follow(platform, reply.runId))).at(-1)?.type).toMatch(
      /^(?:abort|error|finish)$/,
    );
  });

  it('is continued as often as it takes, and answered as JSON to who wants it', async () => {
    const reply = await half('One', useUp);
    const accepting = { accept: 'application/json', 'idempotency-key': 'again' };
    const again = goOn(reply, accepting);
    const second = await upstream.next();
    second.say(' two');
    second.finish('length');
    const body = (await (await again).json()) as Stored;
    expect(body).toMatchObject({ id: reply.messageId, content: 'One two' });

    const last = goOn(reply, { accept: 'application/json' });
    await finish(' three.');
    const whole = (await (await last).json()) as Stored;
    expect(whole).toMatchObject({ id: reply.messageId, content: 'One two three.' });
    expect(whole.metadata.continued_from).toMatchObject([
      { run_id: reply.runId, text_to: 3 },
      { run_id: body.run_id, text_to: 7 },
    ]);
    expect((await (await goOn(reply, accepting)).json()) as Stored).toEqual(whole);
  });

  it('cites over all of its text, by the passages that its beginning was given', async () => {
    const reply = await half('Savings pay 2.5% [1', cut, { enable_rag: true });
    const response = await goOn(reply);
    await finish('], see [9].');
    const chunks = chunksOf(await allFrames(response));
    const sources = (of: readonly Chunk[]) => of.filter(({ type }) => type === 'source-document');

    expect(sources(chunks).length).toBeGreaterThan(0);
    const first = chunksOf(await allFrames(await follow(platform, reply.runId)));
    expect(sources(chunks)).toEqual(sources(first));
    const places = [expect.objectContaining({ number: 1, at: 17 })];
    const told = { type: 'data-citations', data: { cited: [1], invented: [9], places } };
    expect(chunks.find(({ type }) => type === 'data-citations')).toEqual(told);
    expect((await messagesOf(reply))[1]?.metadata).toMatchObject({
      knowledge_used: true,
      invented_citations: [9],
    });
    const trace = async (id: string) => (await getJson(platform, `/v1/runs/${id}/retrieval`)).retrieval;
    const { cited, invented, ...found } = (await trace(runIdOf(response))) as Record<string, unknown>;
    expect([cited, invented]).toEqual([[1], [9]]);
    expect(await trace(reply.runId)).toMatchObject(found);
  });

  it('is one run, however often the wish comes', async () => {
    const reply = await half('Half of', useUp);
    const key = { 'idempotency-key': 'twice' };
    const twice = await Promise.all([goOn(reply, key), goOn(reply, key)]);
    expect(runIdOf(twice[0])).toBe(runIdOf(twice[1]));
    const third = await send(platform, 'POST', pathOf(reply));
    expectProblem(third, { status: 409, code: 'conversation_busy' });
    expect(third.body).toMatchObject({ run_id: runIdOf(twice[0]) });
    await finish(' it.');
    for (const response of twice) expect(textOf(chunksOf(await allFrames(response)))).toBe('Half of it.');
    expect(await messagesOf(reply)).toHaveLength(2);

    const other = await half('Half of', useUp);
    const statuses = (await Promise.all([goOn(other), goOn(other)])).map(({ status }) => status);
    expect(statuses.sort()).toEqual([200, 409]);
    await finish(' it.');
  });

  it('goes before what is sent meanwhile', async () => {
    const reply = await half('Half of', cancel);
    const response = await goOn(reply);
    const next = await sendStreaming(platform, reply.conversationId, { content: 'and checking?' });
    await finish(' it.');
    await allFrames(response);
    const call = await finish('Too.');
    await allFrames(next);

    expect(call.body.messages.slice(-2)).toEqual([
      { role: 'assistant', content: 'Half of it.' },
      { role: 'user', content: 'and checking?' },
    ]);
    expect((await messagesOf(reply)).map(({ content }) => content)).toEqual([
      ...['savings', 'Half of it.', 'and checking?', 'Too.'],
    ]);
  });

  it('leaves the history with its turn where that is taken back', async () => {
    const reply = await half('Half of', cancel);
    const response = await goOn(reply);
    (await upstream.next()).say(' a');
    await readUntil(await follow(platform, runIdOf(response)), ({ delta }) => delta === ' a');
    const body = { content: 'Never mind', multitask_strategy: 'rollback' };
    const next = await sendStreaming(platform, reply.conversationId, body);
    await finish('Fine.');
    await allFrames(next);

    expect((await messagesOf(reply)).map(({ content }) => content)).toEqual(['Never mind', 'Fine.']);
  });

  it('may lie on another branch, which becomes the history', async () => {
    const reply = await half('Half of', cancel);
    const again = await fetch(pathOf(reply).replace('continue', 'regenerate').replace(/^/, platform.url), {
      ...{ method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' },
    });
    await finish('Another.');
    await allFrames(again);
    const response = await goOn(reply);
    await finish(' it.');
    await allFrames(response);

    expect((await messagesOf(reply)).map(({ content }) => content)).toEqual(['savings', 'Half of it.']);
  });

  it('keeps what it was where going on fails, and can be tried again', async () => {
    const reply = await half('Half of', useUp);
    const failing = goOn(reply, { accept: 'application/json' });
    (await upstream.next()).fail(401, { error: { message: 'no' } });
    expect((await failing).status).toBe(502);
    const stored = (await messagesOf(reply))[1];
    expect(stored).toMatchObject({ content: 'Half of', metadata: { state: 'failed' } });
    const again = await goOn(reply);
    await finish(' it.');
    expect(textOf(chunksOf(await allFrames(again)))).toBe('Half of it.');
  });

  it('is erased with both of its runs', async () => {
    const reply = await half('Half of', cancel);
    const response = await goOn(reply);
    await finish(' it.');
    await allFrames(response);
    await platform.http.delete(`/v1/conversations/${reply.conversationId}?erase=true`).expect(200);
    for (const runId of [reply.runId, runIdOf(response)])
      await platform.http.get(`/v1/runs/${runId}`).expect(404);
  });

  describe('is refused', () => {
    async function expectRefused(reply: Half, code: string, rest: object = {}): Promise<void> {
      const before = await getJson(platform, `/v1/conversations/${reply.conversationId}`);
      expectProblem(await send(platform, 'POST', pathOf(reply)), { status: 409, code, ...rest });
      expect(await getJson(platform, `/v1/conversations/${reply.conversationId}`)).toEqual(before);
    }

    it('where it is complete', async () => {
      const reply = await half('All of it.', (call) => {
        call.finish();
      });
      await expectRefused(reply, 'reply_complete');
    });

    it('where it came to no word', async () => {
      await expectRefused(await half('', cancel), 'reply_empty');
    });

    it('while it is made for the first time, or another is', async () => {
      const conversationId = await createConversation(platform.http);
      const response = await sendStreaming(platform, conversationId, { content: 'savings' });
      const frames = await readUntil(
        await follow(platform, runIdOf(response)),
        ({ type }) => type === 'start',
      );
      const messageId = String(chunksOf(frames)[0]?.messageId);
      await expectRefused({ conversationId, messageId, runId: '' }, 'conversation_busy');
      const call = await upstream.next();
      call.say('Half');
      call.finish('length');
      await allFrames(response);
      const next = await sendStreaming(platform, conversationId, { content: 'more' });
      await expectRefused({ conversationId, messageId, runId: '' }, 'conversation_busy');
      await finish('More.');
      await allFrames(next);
      await expectRefused({ conversationId, messageId, runId: '' }, 'reply_not_newest');
    });

    it('where it was copied from another conversation', async () => {
      const reply = await half('Half of', cancel);
      const { body } = await platform.http
        .post(`/v1/conversations/${reply.conversationId}/fork`)
        .send({ message_id: reply.messageId })
        .expect(201);
      const { id: conversationId } = body as { id: string };
      const [, copy] = await messagesOf({ ...reply, conversationId });
      await expectRefused({ ...reply, conversationId, messageId: copy!.id }, 'reply_origin_unknown');
    });

    it('where it is no reply, or nobody knows it', async () => {
      const reply = await half('Half of', cancel);
      const [question] = await messagesOf(reply);
      await expectRefused({ ...reply, messageId: question!.id }, 'message_not_a_reply', {
        status: 422,
        fields: ['message_id'],
      });
      await expectRefused({ ...reply, messageId: 'msg_nobody' }, 'message_not_found', { status: 404 });
    });
  });
});
