import { FixedClock } from '../../common/testing/fixed-clock.js';
import { anEndpoint } from '../testing/an-endpoint.js';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { QUESTION } from '../chat-model.contract.js';
import { type ChatPart } from '../chat-part.js';
import { API_KEY, failureOf, provider, start } from './testing/failing-provider.js';
import { OpenAiChatModel } from './openai-chat-model.js';
import { openStream, type StubCall, toToken } from './testing/stub-provider.js';

afterEach(() => provider.close());

describe('a provider that is silent or breaks', () => {
  it('is unreachable where nothing listens', async () => {
    const closed = createServer().listen(0, '127.0.0.1');
    await once(closed, 'listening');
    const { port } = closed.address() as AddressInfo;
    closed.close();
    await once(closed, 'close');
    await start(() => undefined);
    const baseUrl = `http://127.0.0.1:${port}/v1`;
    const error = await failureOf(
      new OpenAiChatModel({ baseUrl, apiKey: API_KEY }, 'm', anEndpoint(), new FixedClock()),
    );
    expect(error.code).toBe('model_unreachable');
    expect(error.message).toBe('The model provider cannot be reached (ECONNREFUSED).');
  });

  it('is unreachable where it hangs up before it answers', async () => {
    const model = await start(({ request }) => {
      request.socket.destroy();
    });
    expect((await failureOf(model)).code).toBe('model_unreachable');
  });

  it('times out where it sends no headers', async () => {
    const model = await start(() => undefined);
    const error = await failureOf(model, 40);
    expect(error).toMatchObject({ code: 'model_timeout', kind: 'upstream-timeout' });
  });

  it('times out in the middle of a stream, after what was said', async () => {
    const model = await start(({ response }) => {
      openStream(response);
      response.write(toToken('Hi'));
    });
    const parts: ChatPart[] = [];
    const reading = (async () => {
      const request = { ...QUESTION, timeoutMs: 60 };
      for await (const part of model.stream(request, new AbortController().signal)) parts.push(part);
    })();
    await expect(reading).rejects.toMatchObject({ code: 'model_timeout' });
    expect(parts).toEqual([{ type: 'text-delta', text: 'Hi' }]);
  });

  it('times out in the middle of a refusal', async () => {
    const model = await start(({ response }) => {
      response.writeHead(500, { 'content-type': 'application/json' });
      response.write('{"error":');
    });
    expect((await failureOf(model, 40)).code).toBe('model_timeout');
  });

  it.each([
    ['reset', (call: StubCall) => call.request.socket.resetAndDestroy()],
    ['closed', (call: StubCall) => call.request.socket.end()],
    ['cleanly ended', (call: StubCall) => call.response.end()],
  ])('is cut where its connection is %s in the middle', async (_, cut) => {
    const model = await start((call) => {
      openStream(call.response);
      call.response.write(toToken('Hi'), () => {
        cut(call);
      });
    });
    expect((await failureOf(model)).code).toBe('model_stream_cut');
  });

  it.each([
    ['text/event-stream', 'complete nonsense'],
    ['text/event-stream', 'data: {"choices": [\n\n'],
    ['text/html', '<html>Welcome to nginx!</html>'],
    ['application/json', 'not json'],
    ['application/json', '{"object":"list","data":[]}'],
    ['application/json', ''],
  ])('is unreadable where it answers %s with %j', async (contentType, body) => {
    const model = await start(({ response }) => {
      response.writeHead(200, { 'content-type': contentType });
      response.end(body);
    });
    expect((await failureOf(model)).code).toBe('model_answer_unreadable');
  });

  it.each([
    ['text/event-stream', 'data: '],
    ['application/json', '{"choices":'],
  ])('reads no more of an endless %s than its bound', async (contentType, head) => {
    const model = await start(({ response }) => {
      response.writeHead(200, { 'content-type': contentType });
      response.write(head);
      const piece = 'x'.repeat(65_536);
      const pump = (): void => {
        while (!response.destroyed && response.write(piece));
      };
      response.on('drain', pump);
      pump();
    });
    expect((await failureOf(model)).code).toMatch(/^model_(answer_unreadable|stream_cut)$/);
    expect(provider.calls[0]!.request.socket.bytesWritten).toBeLessThan(16_000_000);
  });

  it('keeps the key out of the whole error where the key cannot be a header', async () => {
    await start(() => undefined);
    const apiKey = 'secret\nkey';
    const model = new OpenAiChatModel(
      { baseUrl: provider.baseUrl, apiKey },
      'm',
      anEndpoint(),
      new FixedClock(),
    );
    const error = await failureOf(model);
    expect(error.cause).toBeUndefined();
    expect(error.message).not.toContain('secret');
  });
});
