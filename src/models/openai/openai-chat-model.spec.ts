import { anEndpoint } from '../testing/an-endpoint.js';
import { setImmediate } from 'node:timers/promises';
import { SystemClock } from '../../common/clock.js';
import { collect, describeChatModel, QUESTION } from '../chat-model.contract.js';
import { type ChatPart } from '../chat-part.js';
import { OpenAiChatModel } from './openai-chat-model.js';
import {
  answerTokens,
  FIXTURES,
  openStream,
  readFixture,
  sendInPieces,
  startStubProvider,
  type StubCall,
  type StubProvider,
  toEvent,
  toToken,
} from './testing/stub-provider.js';

const TOKENS = ['We', ' offer', ' savings', ' accounts', ' with', ' great', ' rates', '.'];
const clock = new SystemClock();

let provider: StubProvider;

async function start(answer: (call: StubCall) => void | Promise<void>): Promise<OpenAiChatModel> {
  provider = await startStubProvider(answer);
  return new OpenAiChatModel(
    { baseUrl: provider.baseUrl, apiKey: 'sk-test-0123456789' },
    'gpt-test',
    anEndpoint(),
    clock,
  );
}

async function subject(
  answer: (call: StubCall) => void | Promise<void>,
): Promise<{ model: OpenAiChatModel; close: () => Promise<void> }> {
  const model = await start(answer);
  return { model, close: () => provider.close() };
}

describeChatModel('OpenAiChatModel', {
  answering: () =>
    subject((call) => {
      answerTokens(call, TOKENS);
    }),
  stalling: () =>
    subject(({ response }) => {
      openStream(response);
      response.write(toToken('We'));
    }),
});

describe('OpenAiChatModel', () => {
  afterEach(() => provider.close());

  it('asks as the endpoint expects', async () => {
    const model = await start((call) => {
      answerTokens(call, TOKENS);
    });
    await collect(model, { ...QUESTION, temperature: 0.2, maxTokens: 50 });
    const [call] = provider.calls;
    expect(model.id).toBe('openai:gpt-test');
    expect(call?.path).toBe('/v1/chat/completions');
    expect(call?.headers).toMatchObject({
      authorization: 'Bearer sk-test-0123456789',
      'content-type': 'application/json',
      accept: 'text/event-stream',
    });
    expect(call?.body).toEqual({
      model: 'gpt-test',
      messages: QUESTION.messages,
      stream: true,
      stream_options: { include_usage: true },
      temperature: 0.2,
      max_tokens: 50,
    });
  });

  it('sends no credentials where none are configured', async () => {
    await start((call) => {
      answerTokens(call, TOKENS);
    });
    const keyless = new OpenAiChatModel(
      { baseUrl: provider.baseUrl, apiKey: undefined },
      'm',
      anEndpoint(),
      clock,
    );
    await collect(keyless, QUESTION);
    expect(provider.calls[0]?.headers.authorization).toBeUndefined();
  });

  it('reuses the connection for the next call', async () => {
    const model = await start((call) => {
      answerTokens(call, TOKENS);
    });
    for (let call = 0; call < 5; call += 1) {
      await collect(model, QUESTION);
      for (let turn = 0; turn < 5; turn += 1) await setImmediate();
    }
    expect(provider.calls).toHaveLength(5);
    expect(provider.connectionCount()).toBeLessThan(5);
  });

  it('calls again where a kept connection turns out to be closed', async () => {
    const served = new Set<unknown>();
    const model = await start((call) => {
      if (served.has(call.request.socket)) call.request.socket.destroy();
      else answerTokens(call, TOKENS);
      served.add(call.request.socket);
    });
    const [first, second] = [await collect(model, QUESTION), await collect(model, QUESTION)];
    expect(second).toEqual(first);
    expect(provider.connectionCount()).toBe(2);
  });

  describe.each(FIXTURES)('%s', (name) => {
    it('gives the same parts in pieces of any size', async () => {
      const bytes = readFixture(name);
      let pieceBytes = bytes.length;
      const model = await start(({ response }) => sendInPieces(response, bytes, pieceBytes));
      const whole = await attempt(model);
      for (pieceBytes of [1, 2, 3, 7]) expect(await attempt(model)).toEqual(whole);
      expect(whole.parts.length).toBeGreaterThan(0);
    });
  });

  it.each([
    ['stop', 'stop'],
    ['length', 'length'],
    ['content_filter', 'content-filter'],
    [null, 'other'],
  ])('reads a completion that is not streamed (%s)', async (reason, finish) => {
    const message = { role: 'assistant', content: 'Hello.', reasoning_content: 'Greet.' };
    const body = {
      choices: [{ message, finish_reason: reason }],
      usage: { prompt_tokens: 3, completion_tokens: 2 },
    };
    const model = await start(({ response }) => {
      response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' });
      response.end(JSON.stringify(body));
    });
    expect(await collect(model, QUESTION)).toEqual([
      { type: 'reasoning-delta', text: 'Greet.' },
      { type: 'text-delta', text: 'Hello.' },
      { type: 'finish', reason: finish, usage: { inputTokens: 3, outputTokens: 2 } },
    ]);
  });

  it('reads a stream that is declared as plain text', async () => {
    const model = await start(({ response }) => {
      response.writeHead(200, { 'content-type': 'text/plain' });
      response.end(`${toToken('Hi')}data: [DONE]\n\n`);
    });
    expect(await collect(model, QUESTION)).toHaveLength(2);
  });

  it('keeps an answer whose connection broke after the finish', async () => {
    const model = await start(({ response }) => {
      openStream(response);
      const last = toEvent({ choices: [{ delta: { content: 'Hi' }, finish_reason: 'stop' }] });
      response.write(last, () => response.socket?.resetAndDestroy());
    });
    expect((await collect(model, QUESTION)).at(-1)).toEqual({
      type: 'finish',
      reason: 'stop',
      usage: undefined,
    });
  });
});

async function attempt(model: OpenAiChatModel): Promise<{ parts: ChatPart[]; code: unknown }> {
  const parts: ChatPart[] = [];
  try {
    for await (const part of model.stream(QUESTION, new AbortController().signal)) parts.push(part);
    return { parts, code: undefined };
  } catch (error) {
    return { parts, code: (error as { code?: unknown }).code };
  }
}
