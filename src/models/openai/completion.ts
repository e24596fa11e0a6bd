import { isRecord } from '../../common/is-record.js';
import { type ChatPart, type FinishReason, type TokenUsage } from '../chat-part.js';

/** The parts of a chunk, or of a whole completion, that are read; what a provider really put there is checked at use. */
export interface Completion {
  readonly choices?: readonly (Choice | null)[] | null;
  readonly usage?: Usage | null;
  readonly error?: unknown;
}

interface Choice {
  /** In a chunk. */
  readonly delta?: Said | null;
  /** In a whole completion. */
  readonly message?: Said | null;
  readonly finish_reason?: unknown;
}

/** DeepSeek, llama.cpp and older vLLM say `reasoning_content`, Ollama and OpenRouter `reasoning`; some vLLM say both. */
interface Said {
  readonly content?: unknown;
  readonly reasoning_content?: unknown;
  readonly reasoning?: unknown;
  readonly refusal?: unknown;
}

interface Usage {
  readonly prompt_tokens?: unknown;
  readonly completion_tokens?: unknown;
}

/** @returns undefined where the text is not a JSON object. */
export function parseCompletion(text: string): Completion | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Appends what was said, thoughts first. */
export function pushSaid(parts: ChatPart[], said: Said | null | undefined): void {
  if (said === null || said === undefined) return;
  const reasoning = said.reasoning_content ?? said.reasoning;
  if (typeof reasoning === 'string' && reasoning !== '') {
    parts.push({ type: 'reasoning-delta', text: reasoning });
  }
  const text = said.content ?? said.refusal;
  if (typeof text === 'string' && text !== '') parts.push({ type: 'text-delta', text });
}

export function readUsage(usage: Usage): TokenUsage | undefined {
  const { prompt_tokens: inputTokens, completion_tokens: outputTokens } = usage;
  if (typeof inputTokens !== 'number' || typeof outputTokens !== 'number') return undefined;
  return { inputTokens, outputTokens };
}

/** @returns undefined while the answer goes on, which some write as an empty string. */
export function readFinishReason(reason: unknown): FinishReason | undefined {
  if (typeof reason !== 'string' || reason === '') return undefined;
  switch (reason) {
    case 'stop':
      return 'stop';
    case 'length':
      return 'length';
    case 'content_filter':
      return 'content-filter';
    default:
      return 'other';
  }
}
