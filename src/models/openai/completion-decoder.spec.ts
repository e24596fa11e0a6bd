import fc from 'fast-check';
import { SystemClock } from '../../common/clock.js';
import { type ChatPart, type FinishReason } from '../chat-part.js';
import { CompletionDecoder } from './completion-decoder.js';
import { ProviderErrors } from '../endpoint/provider-errors.js';
import { FIXTURES, readFixture, toEvent, toToken } from './testing/stub-provider.js';

const errors = new ProviderErrors('m', [], new SystemClock());

interface Decoded {
  parts: ChatPart[];
  failure: string | undefined;
}

function decode(pieces: readonly Uint8Array[]): Decoded {
  const decoder = new CompletionDecoder(errors);
  const parts = pieces.flatMap((piece) => decoder.decode(piece));
  if (!decoder.isFinished && decoder.failure === undefined) parts.push(...decoder.end());
  return { parts, failure: decoder.failure?.code };
}

function decodeText(...texts: string[]): Decoded {
  return decode(texts.map((text) => new TextEncoder().encode(text)));
}

/** Cuts at the positions given, which may repeat. */
function cut(bytes: Uint8Array, positions: readonly number[]): Uint8Array[] {
  const edges = [0, ...positions.toSorted((a, b) => a - b), bytes.length];
  return edges.slice(1).map((end, index) => bytes.subarray(edges[index], end));
}

function cutEvery(bytes: Uint8Array, size: number): Uint8Array[] {
  return cut(
    bytes,
    Array.from({ length: Math.floor((bytes.length - 1) / size) }, (_, index) => (index + 1) * size),
  );
}

const text = (...texts: string[]): ChatPart[] => texts.map((part) => ({ type: 'text-delta', text: part }));
const reasoning = (...texts: string[]): ChatPart[] =>
  texts.map((part) => ({ type: 'reasoning-delta', text: part }));
const finish = (reason: FinishReason, usage?: [number, number]): ChatPart => ({
  type: 'finish',
  reason,
  usage: usage && { inputTokens: usage[0], outputTokens: usage[1] },
});

const expected: Record<(typeof FIXTURES)[number], Decoded> = {
  'openai.sse': {
    parts: [...text('Our', ' savings', ' rate', ' is', ' 2.5', '%', ' APY', '.'), finish('stop', [24, 9])],
    failure: undefined,
  },
  'openai-length.sse': {
    parts: [...text('To open', ' an account'), finish('length', [24, 4])],
    failure: undefined,
  },
  'azure-content-filter.sse': { parts: [...text('I can'), finish('content-filter')], failure: undefined },
  'ollama.sse': {
    parts: [
      ...reasoning('The user', ' asks for rates.'),
      ...text('Der Zins beträgt', ' 2,5 % – für', ' alle 🏦', '.'),
      finish('stop', [31, 22]),
    ],
    failure: undefined,
  },
  'vllm.sse': {
    parts: [
      ...reasoning('Checking', ' features.'),
      ...text('Free', ' ATM', ' withdrawals 🏧', '.'),
      finish('stop', [18, 9]),
    ],
    failure: undefined,
  },
  'vllm-error.sse': { parts: text('Free'), failure: 'model_failed' },
  'llama-cpp.sse': {
    parts: [...reasoning('Simple.'), ...text('Bring', ' a valid', ' ID', '.'), finish('stop', [14, 5])],
    failure: undefined,
  },
  'llama-cpp-2024.sse': { parts: [...text('Bring', ' ID.'), finish('stop', [14, 3])], failure: undefined },
  'llama-cpp-python.sse': {
    parts: [...text('Proof', ' of address –', ' ja.'), finish('stop')],
    failure: undefined,
  },
  'mistral.sse': { parts: [...text('No minimum', ' balance.'), finish('stop', [12, 5])], failure: undefined },
  'without-done.sse': { parts: [...text('Yes'), finish('stop')], failure: undefined },
  'cut.sse': { parts: text('Our'), failure: 'model_stream_cut' },
};

describe('CompletionDecoder', () => {
  describe.each(FIXTURES)('%s', (name) => {
    const bytes = readFixture(name);

    it.each([1, 2, 3, 5, 7, 64, 1_000, Infinity])('is the same in pieces of %d bytes', (size) => {
      expect(decode(size === Infinity ? [bytes] : cutEvery(bytes, size))).toEqual(expected[name]);
    });

    it('is the same wherever the network cuts it', () => {
      const positions = fc.array(fc.nat(bytes.length), { maxLength: 40 });
      fc.assert(
        fc.property(positions, (at) => {
          expect(decode(cut(bytes, at))).toEqual(expected[name]);
        }),
        { seed: 20_26, numRuns: 150 },
      );
    });
  });

  it('never invents or loses text, whatever the text is', () => {
    const tokens = fc.array(fc.string({ unit: 'grapheme', minLength: 1 }), { maxLength: 20 });
    fc.assert(
      fc.property(tokens, fc.nat(9), (said, size) => {
        const wire = `${said.map((token) => toToken(token)).join('')}data: [DONE]\n\n`;
        const { parts, failure } = decode(cutEvery(new TextEncoder().encode(wire), size + 1));
        // White space at the beginning waits for what comes after it, so the deltas may be others.
        const told = parts.map((part) => (part.type === 'text-delta' ? part.text : '')).join('');
        expect([told, failure]).toEqual([said.join(''), said.length > 0 ? undefined : 'model_said_nothing']);
      }),
      { seed: 20_26, numRuns: 200 },
    );
  });

  it.each([
    ['\n', '\n\n'],
    ['\r', '\r\r'],
    ['\r\n', '\r\n\r\n'],
  ])('reads lines that end in %j', (_, gap) => {
    const wire = `: hello${gap}data:{"choices":[{"delta":{"content":"a"},"finish_reason":"stop"}]}${gap}data: [DONE]${gap}`;
    expect(decode(cutEvery(new TextEncoder().encode(wire), 1)).parts).toEqual([...text('a'), finish('stop')]);
  });

  it('takes an empty finish reason for none, and an unknown one for other', () => {
    const chunk = (reason: unknown): string => toEvent({ choices: [{ delta: {}, finish_reason: reason }] });
    expect(decodeText(chunk('')).failure).toBe('model_stream_cut');
    expect(decodeText(toToken('a'), chunk('because')).parts).toEqual([...text('a'), finish('other')]);
  });

  it('shows a refusal as what the model said', () => {
    const { parts } = decodeText(
      toEvent({ choices: [{ delta: { refusal: 'No.' }, finish_reason: 'stop' }] }),
    );
    expect(parts).toEqual([...text('No.'), finish('stop')]);
  });

  it('passes over chunks of unknown shape', () => {
    const odd = [{}, { choices: null }, { choices: 7 }, { choices: [null] }, { choices: [{ delta: 'x' }] }];
    const wire = [toToken('a'), ...odd.map((chunk) => toEvent(chunk)), toToken('b'), 'data: [DONE]\n\n'];
    expect(decodeText(...wire)).toEqual({ parts: [...text('a', 'b'), finish('other')], failure: undefined });
  });

  it('says nothing after the end', () => {
    const wire = [toToken('a'), 'data: [DONE]\n\n', toToken('late')];
    expect(decodeText(...wire).parts).toEqual([...text('a'), finish('other')]);
  });

  it.each([
    ['an event that is not JSON', 'data: oops\n\n', 'model_answer_unreadable'],
    ['an event that is no object', 'data: [1]\n\n', 'model_answer_unreadable'],
    ['no events at all', 'Service temporarily elsewhere', 'model_answer_unreadable'],
    ['nothing', '', 'model_stream_cut'],
    ['half an event', 'data: {"choices":[{"del', 'model_stream_cut'],
    ['an event longer than the bound', `data: ${'x'.repeat(1_100_000)}`, 'model_answer_unreadable'],
    ['an error that is a string', toEvent({ error: 'out of memory' }), 'model_failed'],
    ['an error event', 'event: error\ndata: {"message":"boom"}\n\n', 'model_failed'],
    ['a rate limit', toEvent({ error: { code: 429, message: 'slow down' } }), 'model_rate_limited'],
    [
      'a named rate limit',
      toEvent({ error: { code: 'rate_limit_exceeded', message: 'x' } }),
      'model_rate_limited',
    ],
    [
      'a bad request',
      toEvent({ error: { type: 'invalid_request_error', message: 'x' } }),
      'model_rejected_request',
    ],
  ])('fails for %s', (_, wire, code) => {
    expect(decodeText(wire)).toEqual({ parts: [], failure: code });
  });

  it('keeps what was said before an error in the same piece', () => {
    const { parts, failure } = decodeText(`${toToken('a')}${toEvent({ error: { message: 'x' } })}`);
    expect([parts, failure]).toEqual([text('a'), 'model_failed']);
  });
});
