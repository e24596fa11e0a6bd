import { isRecord } from '../../common/is-record.js';
import { type TokenUsage } from '../chat-part.js';

/** A chunk, or a whole completion; what a provider really put there is checked at use. */
export type Completion = Record<string, unknown>;

/** What one of them says. */
export interface Said {
  readonly reasoning: string;
  readonly text: string;
  readonly callsTool: boolean;
}

const NOTHING: Said = { reasoning: '', text: '', callsTool: false };

/** Names under which thoughts come: DeepSeek and llama.cpp; Ollama and OpenRouter; gateways of Anthropic's. */
const REASONING = ['reasoning_content', 'reasoning', 'thinking', 'reasoning_text', 'reasoning_details'];

/** An object, or an array of some. */
const CAN_BE_JSON = /^\s*(?:\{|\[\s*\{)/;

/** @returns undefined where the text is not a JSON object. */
export function parseCompletion(text: string): Completion | undefined {
  // A parser that fails is a hundred times as slow, and every stream ends with a `[DONE]`.
  if (!CAN_BE_JSON.test(text)) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    // Gemini's gateways wrap an error into an array.
    const first: unknown = Array.isArray(value) ? value[0] : value;
    return isRecord(first) ? first : undefined;
  } catch {
    return undefined;
  }
}

/** The one answer that was asked for; some send others beside it. */
export function choiceOf(completion: Completion): Record<string, unknown> | undefined {
  const { choices } = completion;
  if (!Array.isArray(choices)) return undefined;
  const first: unknown = choices[0];
  if (isRecord(first) && isFirst(first)) return first;
  return choices.filter(isRecord).find(isFirst);
}

function isFirst({ index }: Record<string, unknown>): boolean {
  return index === undefined || index === null || index === 0;
}

/** Whether it tells of an error: `{error: …}`, in the answer or its choice, or an error object as it is (older vLLM). */
export function isError(completion: Completion): boolean {
  if (completion.error || completion.object === 'error' || completion.type === 'error') return true;
  if (Array.isArray(completion.errors) && completion.errors.length > 0) return true;
  const isAnswer = 'choices' in completion || 'usage' in completion;
  const { message, detail, details } = completion;
  return !isAnswer && (typeof message === 'string' || Boolean(detail) || Boolean(details));
}

/** What a `delta` or a `message` says. */
export function readSaid(said: unknown): Said {
  if (!isRecord(said)) return NOTHING;
  const content = readContent(said.content);
  const text = content.text === '' && typeof said.refusal === 'string' ? said.refusal : content.text;
  const callsTool = isFilled(said.tool_calls) || isRecord(said.function_call);
  return { reasoning: readReasoning(said) + content.reasoning, text, callsTool };
}

function readReasoning(said: Record<string, unknown>): string {
  for (const name of REASONING) {
    const thought = name in said ? textOf(said[name]) : '';
    if (thought !== '') return thought;
  }
  return '';
}

/** Wherever it stands: OpenAI, Moonshot (in the choice), Groq (`x_groq`), llama.cpp (`timings`). */
export function readUsage(completion: Completion): TokenUsage | undefined {
  const choice = choiceOf(completion);
  // With every token is too often to look everywhere: usage comes with the end, or behind it.
  const isEnd = choice === undefined || Boolean(choice.finish_reason);
  if (!isEnd && !completion.usage) return undefined;
  const places = [completion, choice, choice?.delta, choice?.message, ...Object.values(completion)];
  for (const place of places) {
    const usage = isRecord(place) ? readCounts(place.usage ?? place.usageMetadata) : undefined;
    if (usage) return usage;
  }
  return readCounts(completion.timings);
}

function readCounts(usage: unknown): TokenUsage | undefined {
  if (!isRecord(usage)) return undefined;
  const inputTokens = countOf(
    usage.prompt_tokens ?? usage.input_tokens ?? usage.promptTokenCount ?? usage.prompt_n,
  );
  const outputTokens = countOf(
    usage.completion_tokens ?? usage.output_tokens ?? usage.candidatesTokenCount ?? usage.predicted_n,
  );
  return inputTokens === undefined || outputTokens === undefined ? undefined : { inputTokens, outputTokens };
}

function countOf(value: unknown): number | undefined {
  const count = typeof value === 'string' && value !== '' ? Number(value) : value;
  return typeof count === 'number' && Number.isInteger(count) && count >= 0 ? count : undefined;
}

/** A string, or pieces of text and of thoughts (Mistral, Anthropic's gateways). */
function readContent(content: unknown): { text: string; reasoning: string } {
  if (typeof content === 'string') return { text: content, reasoning: '' };
  let [text, reasoning] = ['', ''];
  for (const piece of Array.isArray(content) ? content : [content]) {
    if (typeof piece === 'string') text += piece;
    if (!isRecord(piece)) continue;
    const isThought = /think|reason/.test(typeof piece.type === 'string' ? piece.type : '');
    if (isThought) reasoning += textOf(piece);
    else text += textOf(piece);
  }
  return { text, reasoning };
}

/** The text of a string, of a piece of content, or of many. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(textOf).join('');
  if (!isRecord(value)) return '';
  return textOf(value.text ?? value.thinking ?? value.summary ?? value.content ?? '');
}

function isFilled(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0;
}
