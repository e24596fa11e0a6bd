import { collect, describeChatModel, QUESTION } from '../chat-model.contract.js';
import { type ChatModel } from '../chat-model.js';
import { type ChatPart } from '../chat-part.js';
import { createChatProviders } from '../create-chat-providers.js';
import { loadConfig } from '../../config/config.js';
import { ModelError } from '../model-error.js';
import { describeSent, type SentRequest } from '../sent-request.js';
import { startStubProvider, type StubCall, type StubProvider } from '../openai/testing/stub-provider.js';
import { FixedClock } from '../../common/testing/fixed-clock.js';
import { someEndpoints } from '../testing/an-endpoint.js';
import { ANTHROPIC_WIRE, answerInTokens, GOOGLE_WIRE } from './testing/vendor-stubs.js';

const API_KEY = 'key-0123456789';
const TOKENS = ['We', ' offer', ' savings', ' accounts', ' with', ' great', ' rates', '.'];

type Respond = (call: StubCall) => void | Promise<void>;

/** The stub of the running test; one test has one. */
let stub: StubProvider;

async function start(vendor: 'ANTHROPIC' | 'GOOGLE_GENERATIVE_AI', respond: Respond): Promise<ChatModel> {
  stub = await startStubProvider(respond);
  const config = loadConfig({ [`${vendor}_API_KEY`]: API_KEY, [`${vendor}_BASE_URL`]: stub.baseUrl });
  const [provider] = createChatProviders(config, someEndpoints({}, config), new FixedClock());
  return provider!.find(vendor === 'ANTHROPIC' ? 'claude-sonnet-4-5' : 'gemini-2.5-flash')!;
}

const ANTHROPIC = 'ANTHROPIC' as const;
const GOOGLE = 'GOOGLE_GENERATIVE_AI' as const;

for (const [name, vendor, wire] of [
  ['Anthropic', ANTHROPIC, ANTHROPIC_WIRE],
  ['Google', GOOGLE, GOOGLE_WIRE],
] as const) {
  const subject = async (respond: Respond): Promise<{ model: ChatModel; close: () => Promise<void> }> => ({
    model: await start(vendor, respond),
    close: () => stub.close(),
  });

  describeChatModel(name, {
    answering: () =>
      subject((call) => {
        answerInTokens(wire, call, TOKENS);
      }),
    stalling: () =>
      subject(({ response }) => {
        wire.begin(response);
        wire.say(response, 'We');
      }),
  });

  describe(name, () => {
    afterEach(() => stub.close());

    it('keeps the connection for the next call', async () => {
      const model = await start(vendor, (call) => {
        answerInTokens(wire, call, TOKENS);
      });
      for (let call = 0; call < 4; call += 1) {
        await collect(model, QUESTION);
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      expect(stub.connectionCount()).toBeLessThan(4);
    });

    it.each([
      ['reset', ({ request }: StubCall) => request.socket.resetAndDestroy()],
      ['ended', ({ response }: StubCall) => response.end()],
    ])('is cut where its stream is %s in the middle', async (_, cut) => {
      const model = await start(vendor, (call) => {
        wire.begin(call.response);
        wire.say(call.response, 'We');
        setTimeout(() => {
          cut(call);
        }, 5);
      });
      const { parts, error } = await failure(model);
      expect(parts).toEqual([{ type: 'text-delta', text: 'We' }]);
      expect(error.code).toBe('model_stream_cut');
    });

    it('tells what it sends, and can write it anew', async () => {
      const model = await start(vendor, (call) => {
        answerInTokens(wire, call, TOKENS);
      });
      const sent: SentRequest[] = [];
      const request = { ...QUESTION, continuation: { text: 'We offer ' } };
      const parts = model.stream(request, new AbortController().signal, (one) => sent.push(one));
      await Array.fromAsync(parts);
      const [first] = sent;
      expect(sent).toHaveLength(1);
      const body = await model.rewrite(request, first!.manner);
      expect(JSON.parse(body!)).toEqual(stub.calls[0]?.body);
      expect(describeSent(body!, first!.manner)).toEqual(first);
      expect(stub.calls).toHaveLength(1);
    });

    it('tries again before the first word', async () => {
      let failures = 2;
      const model = await start(vendor, (call) => {
        if (failures-- > 0)
          call.response
            .writeHead(529)
            .end('{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}');
        else answerInTokens(wire, call, TOKENS);
      });
      expect(await collect(model, QUESTION)).toHaveLength(TOKENS.length + 1);
      expect(stub.calls).toHaveLength(3);
    });

    it('says who cannot be reached, or answers with something else', async () => {
      const model = await start(vendor, ({ request }) => {
        request.socket.destroy();
      });
      expect((await failure(model)).error.code).toBe('model_unreachable');
      await stub.close();
      const page = await start(vendor, ({ response }) => {
        response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Welcome</html>');
      });
      expect((await failure(page)).error.message).toContain('a web page');
      await stub.close();
      const broken = await start(vendor, ({ response }) => {
        wire.begin(response);
        response.end('data: {"type": \n\n');
      });
      expect((await failure(broken)).error.code).toBe('model_answer_unreadable');
    });

    it('reads no more of an endless line than its bound', async () => {
      const model = await start(vendor, ({ response }) => {
        wire.begin(response);
        response.write('data: ');
        const pump = (): void => {
          while (!response.destroyed && response.write('x'.repeat(65_536)));
        };
        response.on('drain', pump);
        pump();
      });
      expect((await failure(model)).error.code).toBe('model_answer_unreadable');
      expect(stub.calls[0]!.request.socket.bytesWritten).toBeLessThan(16_000_000);
    });
  });
}

describe('Anthropic, as its documentation has it', () => {
  afterEach(() => stub.close());

  const answer = async (...events: object[]): Promise<ChatPart[]> =>
    collect(await start(ANTHROPIC, sending(...events)), QUESTION);

  it('is asked as it expects', async () => {
    const model = await start(ANTHROPIC, (call) => {
      answerInTokens(ANTHROPIC_WIRE, call, TOKENS);
    });
    const messages = [...QUESTION.messages, { role: 'user' as const, content: 'Please.' }];
    await collect(model, { ...QUESTION, messages, maxTokens: 50 });
    expect(model.id).toBe('anthropic:claude-sonnet-4-5');
    expect(stub.calls[0]).toMatchObject({
      path: '/v1/messages',
      headers: { 'x-api-key': API_KEY, 'anthropic-version': '2023-06-01' },
      body: {
        model: 'claude-sonnet-4-5',
        max_tokens: 50,
        temperature: 0.7,
        stream: true,
        system: [{ type: 'text', text: 'You are a helpful banking assistant.' }],
        messages: [
          { role: 'user', content: [{ type: 'text', text: 'Tell me about savings accounts\n\nPlease.' }] },
        ],
      },
    });
  });

  it('gives its thoughts as such, and knows of no tool', async () => {
    const parts = await answer(
      { type: 'message_start', message: MESSAGE },
      { type: 'content_block_start', index: 0, content_block: { type: 'thinking', thinking: '' } },
      { type: 'content_block_delta', index: 0, delta: { type: 'thinking_delta', thinking: 'Let me see.' } },
      { type: 'content_block_delta', index: 0, delta: { type: 'signature_delta', signature: 'EqQB' } },
      { type: 'content_block_stop', index: 0 },
      { type: 'content_block_start', index: 1, content_block: { type: 'text', text: '' } },
      { type: 'content_block_delta', index: 1, delta: { type: 'text_delta', text: 'Yes.' } },
      { type: 'content_block_stop', index: 1 },
      { type: 'news_of_tomorrow', what: 'ever' },
      { type: 'message_delta', delta: { stop_reason: 'end_turn' }, usage: { output_tokens: 9 } },
      { type: 'message_stop' },
    );
    expect(parts).toEqual([
      { type: 'reasoning-delta', text: 'Let me see.' },
      { type: 'text-delta', text: 'Yes.' },
      { type: 'finish', reason: 'stop', usage: { inputTokens: 25, outputTokens: 9 } },
    ]);
  });

  it.each([
    ['end_turn', 'stop'],
    ['stop_sequence', 'stop'],
    ['max_tokens', 'length'],
    ['refusal', 'content-filter'],
  ])('ends by %s as %s', async (word, reason) => {
    const parts = await answer(...saying('Yes.', word));
    expect(parts.at(-1)).toMatchObject({ type: 'finish', reason });
  });

  it('that says nothing but thoughts has given no answer', async () => {
    const model = await start(
      ANTHROPIC,
      sending(
        { type: 'message_start', message: MESSAGE },
        { type: 'content_block_start', index: 0, content_block: { type: 'thinking', thinking: '' } },
        { type: 'content_block_delta', index: 0, delta: { type: 'thinking_delta', thinking: 'Hm.' } },
        { type: 'content_block_stop', index: 0 },
        { type: 'message_delta', delta: { stop_reason: 'end_turn' }, usage: { output_tokens: 9 } },
        { type: 'message_stop' },
      ),
    );
    expect((await failure(model)).error).toMatchObject({ code: 'model_said_nothing' });
  });

  it.each([
    [
      400,
      'invalid_request_error',
      'prompt is too long: 210266 tokens > 200000 maximum',
      'model_context_too_long',
    ],
    [400, 'invalid_request_error', 'messages: roles must alternate', 'model_rejected_request'],
    [401, 'authentication_error', `invalid x-api-key ${API_KEY}`, 'model_authentication_failed'],
    [403, 'permission_error', 'Your API key does not have permission', 'model_authentication_failed'],
    [404, 'not_found_error', 'model: claude-9', 'model_not_found'],
    [413, 'request_too_large', 'Request exceeds the maximum size', 'model_context_too_long'],
    [429, 'rate_limit_error', 'This request would exceed your rate limit', 'model_rate_limited'],
    [500, 'api_error', 'Internal server error', 'model_failed'],
    [529, 'overloaded_error', 'Overloaded', 'model_failed'],
  ])('refuses with %d %s', async (status, type, message, code) => {
    const model = await start(ANTHROPIC, ({ response }) => {
      response.writeHead(status, { 'content-type': 'application/json', 'retry-after': '17' });
      response.end(JSON.stringify({ type: 'error', error: { type, message }, request_id: 'req_011' }));
    });
    const { error } = await failure(model);
    expect(error.code).toBe(code);
    expect(error.retryAfterSeconds).toBe(17);
    expect(error.message).toContain(message.replace(API_KEY, '[redacted]'));
    if (code === 'model_context_too_long' && status === 400) expect(error.limitTokens).toBe(200_000);
  });

  it.each([
    ['overloaded_error', 'model_failed'],
    ['rate_limit_error', 'model_rate_limited'],
    ['api_error', 'model_failed'],
  ])('fails in the middle with %s', async (type, code) => {
    const error = { type: 'error', error: { type, message: 'Overloaded' } };
    const model = await start(ANTHROPIC, sending(...saying('Yes', 'end_turn').slice(0, 3), error));
    const { parts, error: thrown } = await failure(model);
    expect(parts).toEqual([{ type: 'text-delta', text: 'Yes' }]);
    expect(thrown.code).toBe(code);
  });

  it('learns that a model takes no temperature', async () => {
    const model = await start(ANTHROPIC, (call) => {
      if (!('temperature' in call.body)) {
        answerInTokens(ANTHROPIC_WIRE, call, TOKENS);
        return;
      }
      call.response.writeHead(400, { 'content-type': 'application/json' });
      const message = '`temperature` is deprecated for this model.';
      call.response.end(JSON.stringify({ type: 'error', error: { type: 'invalid_request_error', message } }));
    });
    await collect(model, QUESTION);
    await collect(model, QUESTION);
    expect(stub.calls).toHaveLength(3);
  });
});

describe('Gemini, as its documentation has it', () => {
  afterEach(() => stub.close());

  it('is asked as it expects', async () => {
    const model = await start(GOOGLE, (call) => {
      answerInTokens(GOOGLE_WIRE, call, TOKENS);
    });
    await collect(model, { ...QUESTION, maxTokens: 50 });
    expect(model.id).toBe('google:gemini-2.5-flash');
    expect(stub.calls[0]).toMatchObject({
      path: '/v1/models/gemini-2.5-flash:streamGenerateContent?alt=sse',
      headers: { 'x-goog-api-key': API_KEY },
      body: {
        generationConfig: { maxOutputTokens: 50, temperature: 0.7 },
        systemInstruction: { parts: [{ text: 'You are a helpful banking assistant.' }] },
        contents: [{ role: 'user', parts: [{ text: 'Tell me about savings accounts' }] }],
      },
    });
  });

  it('gives its thoughts as such', async () => {
    const model = await start(
      GOOGLE,
      sending(
        { candidates: [{ content: { parts: [{ text: 'Let me see.', thought: true }], role: 'model' } }] },
        { candidates: [{ content: { parts: [{ text: 'Yes.' }], role: 'model' } }] },
        {
          candidates: [{ content: { parts: [], role: 'model' }, finishReason: 'STOP' }],
          usageMetadata: { promptTokenCount: 4, candidatesTokenCount: 2, thoughtsTokenCount: 3 },
        },
      ),
    );
    expect(await collect(model, QUESTION)).toEqual([
      { type: 'reasoning-delta', text: 'Let me see.' },
      { type: 'text-delta', text: 'Yes.' },
      { type: 'finish', reason: 'stop', usage: { inputTokens: 4, outputTokens: 5 } },
    ]);
  });

  it.each([
    ['STOP', 'stop'],
    ['MAX_TOKENS', 'length'],
    ['SAFETY', 'content-filter'],
    ['PROHIBITED_CONTENT', 'content-filter'],
    ['LANGUAGE', 'other'],
  ])('ends by %s as %s', async (word, reason) => {
    const model = await start(
      GOOGLE,
      sending({
        candidates: [{ content: { parts: [{ text: 'Yes.' }], role: 'model' }, finishReason: word }],
      }),
    );
    expect((await collect(model, QUESTION)).at(-1)).toMatchObject({ type: 'finish', reason });
  });

  it('that holds a prompt back says so', async () => {
    const model = await start(GOOGLE, sending({ promptFeedback: { blockReason: 'PROHIBITED_CONTENT' } }));
    expect(await collect(model, QUESTION)).toMatchObject([{ type: 'finish', reason: 'content-filter' }]);
  });

  it.each([
    [
      400,
      'INVALID_ARGUMENT',
      'The input token count (1200000) exceeds the maximum number of tokens allowed (1048576).',
      'model_context_too_long',
    ],
    [
      400,
      'INVALID_ARGUMENT',
      'API key not valid. Please pass a valid API key.',
      'model_authentication_failed',
    ],
    [403, 'PERMISSION_DENIED', 'Method doesn’t allow unregistered callers', 'model_authentication_failed'],
    [404, 'NOT_FOUND', 'models/gemini-9 is not found for API version v1beta', 'model_not_found'],
    [429, 'RESOURCE_EXHAUSTED', 'You exceeded your current quota', 'model_rate_limited'],
    [503, 'UNAVAILABLE', 'The model is overloaded. Please try again later.', 'model_failed'],
  ])('refuses with %d %s', async (status, name, message, code) => {
    const model = await start(GOOGLE, ({ response }) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      const retry = { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '34.07s' };
      response.end(JSON.stringify({ error: { code: status, message, status: name, details: [retry] } }));
    });
    const { error } = await failure(model);
    expect(error.code).toBe(code);
    expect(error.message).toContain(message);
    if (status === 429) expect(error.retryAfterSeconds).toBe(35);
    if (code === 'model_context_too_long') expect(error.limitTokens).toBe(1_048_576);
  });

  it('fails in the middle', async () => {
    const model = await start(
      GOOGLE,
      sending(
        { candidates: [{ content: { parts: [{ text: 'Yes' }], role: 'model' } }] },
        { error: { code: 503, message: 'The model is overloaded.', status: 'UNAVAILABLE' } },
      ),
    );
    const { parts, error } = await failure(model);
    expect(parts).toEqual([{ type: 'text-delta', text: 'Yes' }]);
    expect(error.code).toBe('model_failed');
  });
});

const MESSAGE = {
  id: 'msg_01',
  type: 'message',
  role: 'assistant',
  content: [],
  model: 'claude-test',
  stop_reason: null,
  usage: { input_tokens: 25, output_tokens: 1 },
};

function saying(text: string, stopReason: string): object[] {
  return [
    { type: 'message_start', message: MESSAGE },
    { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } },
    { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text } },
    { type: 'content_block_stop', index: 0 },
    { type: 'message_delta', delta: { stop_reason: stopReason }, usage: { output_tokens: 2 } },
    { type: 'message_stop' },
  ];
}

function sending(...events: object[]): Respond {
  return ({ response }) => {
    response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
    response.end(events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join(''));
  };
}

/** What comes before a call fails, and what it fails with, which is typed and silent about the key. */
async function failure(model: ChatModel): Promise<{ parts: ChatPart[]; error: ModelError }> {
  const parts: ChatPart[] = [];
  try {
    for await (const part of model.stream(QUESTION, new AbortController().signal)) parts.push(part);
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    expect(error.message).not.toContain(API_KEY);
    return { parts, error };
  }
  throw new Error('expected a failure');
}
