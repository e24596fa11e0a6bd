import { safeValidateTypes } from '@ai-sdk/provider-utils';
import { DefaultChatTransport, uiMessageChunkSchema } from 'ai';
import { getJson } from '../support/requests.js';
import { allFrames, chunksOf, readUntil, textOf } from '../support/sse.js';
import { follow, runIdOf, sendStreaming } from '../support/streaming.js';
import { createConversation } from '../support/test-app.js';
import { usePlatformWithUpstream } from '../support/use-platform.js';

describe('a reply', () => {
  const { platform, upstream } = usePlatformWithUpstream();

  it('takes one connection to the model for one after the other', async () => {
    const id = await createConversation(platform.http);
    const before = upstream.connections;
    for (let message = 0; message < 4; message++) {
      const response = await sendStreaming(platform, id, { content: 'hello' });
      const call = await upstream.next();
      call.say('Good morning');
      call.finishInTwoSteps();
      await allFrames(response);
      await call.closed;
    }
    expect(upstream.connections - before).toBeLessThanOrEqual(1);
  });

  it('streams as it is made, as the chunks of the UI message stream', async () => {
    const id = await createConversation(platform.http);
    const response = await sendStreaming(platform, id, { content: 'hello' });
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    expect(response.headers.get('x-vercel-ai-ui-message-stream')).toBe('v1');
    const call = await upstream.next();
    call.say('Good ');
    const second = follow(platform, runIdOf(response));
    await readUntil(await second, (chunk) => chunk.type === 'text-delta');
    call.say('morning');
    call.finish();
    const frames = await allFrames(response);
    const chunks = chunksOf(frames);

    expect(frames.at(-1)?.data).toBe('[DONE]');
    expect(frames.slice(0, -1).map((frame) => frame.id)).toEqual(
      chunks.map((_, index) => `${runIdOf(response)}:${index + 1}`),
    );
    for (const chunk of chunks) {
      expect(await safeValidateTypes({ value: chunk, schema: uiMessageChunkSchema })).toMatchObject({
        success: true,
      });
    }
    expect(chunks.map((chunk) => chunk.type).filter((type) => type !== 'text-delta')).toEqual([
      'start',
      'start-step',
      'text-start',
      'text-end',
      'finish-step',
      'finish',
    ]);
    expect(textOf(chunks)).toBe('Good morning');
    const messages = (await platform.http.get(`/v1/conversations/${id}/messages`)).body as Record<
      string,
      unknown
    >[];
    expect(messages[1]).toMatchObject({
      id: chunks[0]!.messageId,
      content: 'Good morning',
      metadata: { model: 'openai:fake', state: 'completed', usage: { input_tokens: 7, output_tokens: 3 } },
    });
  });

  it('sends the model the prompt and the history, and says afterwards what it sent', async () => {
    const id = await createConversation(platform.http, { metadata: { customer_tier: 'platinum' } });
    for (const content of ['one', 'two']) {
      const sending = platform.http.post(`/v1/conversations/${id}/messages`).send({ content }).expect(201);
      const reply = sending.then((response) => response.body as { run_id: string });
      const call = await upstream.next();
      call.say(`re: ${content}`);
      call.finish();
      const { manifest } = (await getJson(platform, `/v1/runs/${(await reply).run_id}/manifest`)) as {
        manifest: { messages: unknown };
      };
      expect(manifest.messages).toEqual(call.body.messages);
      expect(call.body.messages[0]?.content).toContain('Customer Tier: platinum');
      const said = call.body.messages.slice(1).map((message) => `${message.role}: ${message.content}`);
      expect(said).toEqual(
        content === 'one' ? ['user: one'] : ['user: one', 'assistant: re: one', 'user: two'],
      );
    }
  });

  it('is refused as a problem, before a stream is opened', async () => {
    const id = await createConversation(platform.http);
    await platform.http.delete(`/v1/conversations/${id}`).expect(200);
    for (const [path, status] of [
      [id, 409],
      ['conv_nothing', 404],
    ] as const) {
      const response = await fetch(`${platform.url}/v1/conversations/${path}/messages/stream`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"content":"hello"}',
      });
      expect(response.status).toBe(status);
      expect(response.headers.get('content-type')).toContain('application/problem+json');
    }
  });

  it('reads the same after a cut at every event, live and finished, byte for byte', async () => {
    const id = await createConversation(platform.http);
    const response = await sendStreaming(platform, id, { content: 'hello' });
    const runId = runIdOf(response);
    const call = await upstream.next();
    const uncut = allFrames(response);
    for (const word of ['Grüße ', 'aus ', '東京 ', '🏦']) call.say(word);
    const live = await readUntil(await follow(platform, runId), (chunk) => chunk.type === 'text-delta');
    const resumed = allFrames(await follow(platform, runId, live.at(-1)!.id));
    call.finish();
    const whole = await uncut;
    expect([...live, ...(await resumed)]).toEqual(whole);

    for (let cut = 1; cut < whole.length; cut++) {
      const rest = await allFrames(await follow(platform, runId, whole[cut - 1]!.id));
      expect([...whole.slice(0, cut), ...rest]).toEqual(whole);
      const byQuery = await fetch(`${platform.url}/v1/runs/${runId}/events?after=${cut}`);
      expect(await allFrames(byQuery)).toEqual(rest);
    }
  });

  it('is the same for everyone who follows the conversation, and 204 when none is made', async () => {
    const id = await createConversation(platform.http);
    expect((await fetch(`${platform.url}/v1/conversations/${id}/stream`)).status).toBe(204);
    const response = await sendStreaming(platform, id, { content: 'hello' });
    const call = await upstream.next();
    call.say('Hi');
    const other = await fetch(`${platform.url}/v1/conversations/${id}/stream`);
    call.finish();

    expect(await allFrames(other)).toEqual(await allFrames(response));
    expect((await fetch(`${platform.url}/v1/conversations/${id}/stream`)).status).toBe(204);
  });

  it('is picked up by the AI SDK’s own transport, as it comes out of the box', async () => {
    const id = await createConversation(platform.http);
    const transport = new DefaultChatTransport({ api: `${platform.url}/v1/conversations` });
    expect(await transport.reconnectToStream({ chatId: id })).toBeNull();
    const response = await sendStreaming(platform, id, { content: 'hello' });
    const call = await upstream.next();
    call.say('Good ');
    await readUntil(response, (chunk) => chunk.type === 'text-delta');
    const resumed = await transport.reconnectToStream({ chatId: id });
    call.say('morning');
    call.finish();

    const chunks = await Array.fromAsync(resumed ?? []);
    expect(textOf(chunks)).toBe('Good morning');
    expect(chunks.at(-1)).toMatchObject({ type: 'finish' });
  });
});
