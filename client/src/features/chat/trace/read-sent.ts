import { type Manifest } from '../../../api/types.js';

export interface SentMessage {
  role: string;
  content: string;
}

export interface Sent {
  /** Which model, and how it was asked. */
  settings: string;
  messages: SentMessage[];
}

function isMessage(value: unknown): value is SentMessage {
  if (typeof value !== 'object' || value === null) return false;
  const { role, content } = value as Partial<Record<keyof SentMessage, unknown>>;
  return typeof role === 'string' && typeof content === 'string';
}

/** What a person wants to know of a manifest, whose shape the API leaves open. */
export function readSent(manifest: Manifest): Sent {
  const { model, temperature, max_tokens: maxTokens, messages } = manifest ?? {};
  const settings = [
    typeof model === 'string' && `Model ${model}`,
    typeof temperature === 'number' && `temperature ${temperature}`,
    typeof maxTokens === 'number' && `at most ${maxTokens} tokens`,
  ];
  return {
    settings: settings.filter((setting) => setting !== false).join(' · '),
    messages: Array.isArray(messages) ? messages.filter(isMessage) : [],
  };
}
