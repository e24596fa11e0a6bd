import { FixedClock } from '../../common/testing/fixed-clock.js';
import { loadConfig } from '../../config/config.js';
import { QUESTION } from '../chat-model.contract.js';
import { type ChatModel } from '../chat-model.js';
import { type ChatPart } from '../chat-part.js';
import { createChatProviders } from '../create-chat-providers.js';
import { ruleAnswer } from '../openai/testing/rule-provider.js';
import { startStubProvider, type StubCall, type StubProvider } from '../openai/testing/stub-provider.js';
import { someEndpoints } from '../testing/an-endpoint.js';
import { ANTHROPIC_WIRE, GOOGLE_WIRE, type VendorWire } from './testing/vendor-stubs.js';

const WHOLE = ruleAnswer('Tell me about savings accounts');

interface Said {
  role: string;
  text: string;
}

/** What a model that answers by a fixed rule says to these messages. */
function answerTo(messages: readonly Said[]): string {
  const last = messages.at(-1)!;
  if (last.role === 'assistant') return WHOLE.slice(last.text.length);
  const tail = /<last_words>([\s\S]*)<\/last_words>/.exec(last.text)?.[1];
  if (tail === undefined) return WHOLE;
  const begun = messages.at(-2)!.text;
  return begun.endsWith(tail) && WHOLE.startsWith(begun) ? tail + WHOLE.slice(begun.length) : '!!';
}

function say(wire: VendorWire, { response }: StubCall, text: string): void {
  wire.begin(response);
  for (const piece of text.match(/[\s\S]{1,9}/gu) ?? []) wire.say(response, piece);
  wire.end(response, 'stop', 9);
}

function refuse({ response }: StubCall, message: string): void {
  response.writeHead(400, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ type: 'error', error: { type: 'invalid_request_error', message } }));
}

const anthropic =
  (takesPrefill: boolean) =>
  (call: StubCall): void => {
    const sent = call.body.messages as { role: string; content: { text: string }[] }[];
    const messages = sent.map(({ role, content }) => ({
      role,
      text: content.map(({ text }) => text).join(''),
    }));
    const last = messages.at(-1)!;
    if (last.role === 'assistant') {
      if (!takesPrefill) {
        refuse(
          call,
          'This model does not support assistant message prefill. The conversation must end with a user message.',
        );
        return;
      }
      if (/\s$/.test(last.text)) {
        refuse(call, 'messages: final assistant content cannot end with trailing whitespace');
        return;
      }
    }
    say(ANTHROPIC_WIRE, call, answerTo(messages));
  };

const google = (call: StubCall): void => {
  const sent = call.body.contents as { role: string; parts: { text: string }[] }[];
  const messages = sent.map(({ role, parts }) => ({
    role: role === 'model' ? 'assistant' : role,
    text: parts.map(({ text }) => text).join(''),
  }));
  // It answers anew to what ends with a message of its own.
  if (messages.at(-1)?.role === 'assistant') say(GOOGLE_WIRE, call, WHOLE);
  else say(GOOGLE_WIRE, call, answerTo(messages));
};

describe('VendorChatModel, going on with a reply', () => {
  let stub: StubProvider;

  afterEach(() => stub.close());

  async function start(vendor: string, respond: (call: StubCall) => void): Promise<ChatModel> {
    stub = await startStubProvider(respond);
    const config = loadConfig({ [`${vendor}_API_KEY`]: 'k', [`${vendor}_BASE_URL`]: stub.baseUrl });
    const [provider] = createChatProviders(config, someEndpoints({}, config), new FixedClock());
    return provider!.find('a-model')!;
  }

  async function goOn(model: ChatModel, text: string): Promise<{ rest: string; parts: ChatPart[] }> {
    const parts: ChatPart[] = [];
    const request = { ...QUESTION, continuation: { text } };
    for await (const part of model.stream(request, new AbortController().signal)) parts.push(part);
    return { rest: parts.map((part) => (part.type === 'text-delta' ? part.text : '')).join(''), parts };
  }

  it.each([
    ['Anthropic', 'ANTHROPIC', anthropic(true)],
    ['Anthropic, a model that takes no message of its own', 'ANTHROPIC', anthropic(false)],
    ['Google', 'GOOGLE_GENERATIVE_AI', google],
  ])('says exactly what is missing, wherever it is cut: %s', async (_, vendor, respond) => {
    const model = await start(vendor, respond);
    const characters = Array.from(WHOLE);
    for (let length = 1; length <= characters.length; length += 1) {
      const text = characters.slice(0, length).join('');
      const { rest, parts } = await goOn(model, text);
      expect(text + rest).toBe(WHOLE);
      expect(parts.at(-1)).toMatchObject({ type: 'finish', reason: 'stop' });
    }
  });

  it('learns once that a model takes no message of its own', async () => {
    const model = await start('ANTHROPIC', anthropic(false));
    const text = WHOLE.slice(0, 200);
    const first = await goOn(model, text);
    expect(first.parts.filter(({ type }) => type === 'continuing')).toEqual([
      { type: 'continuing', way: 'prefill' },
      { type: 'continuing', way: 'instruction' },
    ]);
    await goOn(model, text);
    expect(stub.calls).toHaveLength(3);
  });

  it('begins anew where all that was said is blank', async () => {
    const model = await start('ANTHROPIC', anthropic(true));
    expect((await goOn(model, ' \n')).rest).toBe(WHOLE);
  });
});
