import { TimerSleeper } from '../sleeper.js';
import { anEndpoint } from '../testing/an-endpoint.js';
import { QUESTION } from '../chat-model.contract.js';
import { type ChatPart } from '../chat-part.js';
import { OpenAiChatModel } from './openai-chat-model.js';
import { FixedClock } from '../../common/testing/fixed-clock.js';
import { type Manners, ruleAnswer, startRuleProvider } from './testing/rule-provider.js';
import { type StubProvider } from './testing/stub-provider.js';

const WHOLE = ruleAnswer('Tell me about savings accounts');

describe('OpenAiChatModel, going on with a reply', () => {
  let provider: StubProvider;

  afterEach(() => provider.close());

  async function start(manners: Manners): Promise<OpenAiChatModel> {
    provider = await startRuleProvider({ manners });
    return new OpenAiChatModel(
      { baseUrl: provider.baseUrl, apiKey: undefined },
      'rule',
      anEndpoint({ sleeper: new TimerSleeper() }),
      new FixedClock(),
    );
  }

  async function goOn(model: OpenAiChatModel, text: string): Promise<{ rest: string; parts: ChatPart[] }> {
    const parts: ChatPart[] = [];
    const request = { ...QUESTION, continuation: { text } };
    for await (const part of model.stream(request, new AbortController().signal)) parts.push(part);
    const rest = parts.map((part) => (part.type === 'text-delta' ? part.text : '')).join('');
    return { rest, parts };
  }

  it.each(['prefill', 'strict', 'deaf'] as const)(
    'says exactly what is missing, wherever it is cut: %s',
    async (manners) => {
      const model = await start(manners);
      for (const [index] of Array.from(WHOLE).entries()) {
        const text = Array.from(WHOLE)
          .slice(0, index + 1)
          .join('');
        const { rest, parts } = await goOn(model, text);
        expect(text + rest).toBe(WHOLE);
        expect(parts[0]?.type).toBe('continuing');
        expect(parts.at(-1)).toMatchObject({ type: 'finish', reason: 'stop' });
      }
    },
  );

  it('asks as vLLM wants it, and learns from a refusal once', async () => {
    const model = await start('strict');
    const text = WHOLE.slice(0, 200);
    await goOn(model, text);
    expect(provider.calls.map(({ body }) => body.continue_final_message)).toEqual([
      true,
      undefined,
      undefined,
    ]);
    expect((provider.calls[0]?.body.messages as object[]).at(-1)).toEqual({
      role: 'assistant',
      content: text,
    });
    expect((provider.calls[1]?.body.messages as object[]).at(-1)).toMatchObject({ prefix: true });
    const { parts } = await goOn(model, text);
    expect(provider.calls).toHaveLength(4);
    expect(parts[0]).toEqual({ type: 'continuing', way: 'instruction' });
  });

  it('has many calls at once learn the same from their refusals', async () => {
    const model = await start('strict');
    const text = WHOLE.slice(0, 200);
    const all = await Promise.all(Array.from({ length: 8 }, () => goOn(model, text)));
    expect(new Set(all.map(({ rest }) => text + rest))).toEqual(new Set([WHOLE]));
  });

  it('asks for what is left of the limit, not counting what was there before', async () => {
    const model = await start('prefill');
    const text = WHOLE.slice(0, 300);
    const maxTokens = 200;
    for (const uncounted of [0, 240, 300]) {
      const request = { ...QUESTION, maxTokens, continuation: { text, uncounted } };
      await Array.fromAsync(model.stream(request, new AbortController().signal));
    }
    expect(provider.calls.map(({ body }) => body.max_tokens)).toEqual([150, 190, 200]);
  });
});
