import { FixedClock } from '../../common/testing/fixed-clock.js';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { collect, QUESTION } from '../chat-model.contract.js';
import { anEndpoint } from '../testing/an-endpoint.js';
import { OpenAiChatModel } from './openai-chat-model.js';
import { API_KEY, failureOf, provider, start } from './testing/failing-provider.js';
import { answerTokens, openStream, startStubProvider, toEvent, toToken } from './testing/stub-provider.js';

const ANSWER = `${toToken('Hi')}${toEvent({ choices: [{ delta: {}, finish_reason: 'stop' }] })}data: [DONE]\n\n`;
const HI = [
  { type: 'text-delta', text: 'Hi' },
  { type: 'finish', reason: 'stop', usage: undefined },
];

afterEach(() => provider.close());

describe('the way to a provider', () => {
  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
    ['deflate', deflateSync],
  ])('unpacks an answer in %s that nobody asked for', async (encoding, pack) => {
    const model = await start(({ response }) => {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'content-encoding': encoding });
      response.end(pack(Buffer.from(ANSWER)));
    });
    expect(await collect(model, QUESTION)).toEqual(HI);
  });

  it('unpacks a refusal', async () => {
    const model = await start(({ response }) => {
      response.writeHead(400, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
      response.end(gzipSync(JSON.stringify({ error: { message: 'No pineapples.' } })));
    });
    expect((await failureOf(model)).message).toContain('No pineapples.');
  });

  it('is cut where the packed bytes break', async () => {
    const model = await start(({ response }) => {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'content-encoding': 'gzip' });
      response.end('no gzip at all');
    });
    expect((await failureOf(model)).code).toBe('model_stream_cut');
  });

  it.each([301, 302, 307, 308])(
    'follows a redirect %d on the same host, with what was asked',
    async (status) => {
      const model = await start((call) => {
        if (call.path === '/v2/chat') answerTokens(call, ['a']);
        else call.response.writeHead(status, { location: '/v2/chat' }).end();
      });
      expect(await collect(model, QUESTION)).toHaveLength(2);
      expect(provider.calls[1]).toMatchObject({ headers: { authorization: `Bearer ${API_KEY}` } });
      expect(provider.calls[1]?.body).toEqual(provider.calls[0]?.body);
    },
  );

  it('takes the key to no other host, and goes round in no circle', async () => {
    const other = await startStubProvider((call) => {
      answerTokens(call, ['a']);
    });
    let location = other.baseUrl.replace('127.0.0.1', 'localhost');
    const model = await start(({ response }) => {
      response.writeHead(308, { location }).end();
    });
    expect((await failureOf(model)).message).toContain('HTTP 308');
    expect(other.calls).toEqual([]);
    await other.close();

    location = '/v1/chat/completions';
    expect((await failureOf(model)).message).toContain('HTTP 308');
    expect(provider.calls).toHaveLength(1 + 4);
  });

  it('finds an endpoint below /v1, and stays there', async () => {
    await start((call) => {
      if (call.path === '/v1/chat/completions') answerTokens(call, ['a']);
      else call.response.writeHead(404).end('404 page not found');
    });
    const baseUrl = provider.baseUrl.replace('/v1', '');
    const model = new OpenAiChatModel({ baseUrl, apiKey: undefined }, 'm', anEndpoint(), new FixedClock());
    for (let time = 0; time < 2; time += 1) expect(await collect(model, QUESTION)).toHaveLength(2);
    expect(provider.calls.map(({ path }) => path)).toEqual([
      '/chat/completions',
      '/v1/chat/completions',
      '/v1/chat/completions',
    ]);
  });

  it('tries again before the first word, and never after it', async () => {
    let failures = 2;
    const model = await start((call) => {
      if (failures-- > 0) call.response.writeHead(503).end();
      else answerTokens(call, ['a', 'b']);
    });
    expect(await collect(model, QUESTION)).toHaveLength(3);
    expect(provider.calls).toHaveLength(3);
    await provider.close();

    const breaking = await start(({ response }) => {
      openStream(response);
      response.write(toToken('Hi'), () => response.destroy());
    });
    expect((await failureOf(breaking)).code).toBe('model_stream_cut');
    expect(provider.calls).toHaveLength(1);
  });

  it('tries again where the stream ends before its first word, and gives up in the end', async () => {
    const model = await start(({ response }) => {
      openStream(response);
      response.end(': busy\n\n');
    });
    expect((await failureOf(model)).code).toBe('model_stream_cut');
    expect(provider.calls).toHaveLength(3);
  });

  it('does not wait for who wants to be left alone for long', async () => {
    const model = await start(({ response }) => {
      response.writeHead(429, { 'retry-after': '17' }).end();
    });
    expect(await failureOf(model)).toMatchObject({ code: 'model_rate_limited', retryAfterSeconds: 17 });
    expect(provider.calls).toHaveLength(1);
  });
});
