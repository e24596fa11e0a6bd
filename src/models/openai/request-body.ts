import { type JsonObject } from '../../common/json.js';
import { type ChatContinuation, type ChatMessage, type ChatRequest } from '../chat-request.js';
import { continuationMessages } from '../continuation/continuation.js';
import { type Form, wayOf, writeForm } from '../continuation/continuation-dialect.js';
import { tokensLeft } from '../continuation/tokens-left.js';
import { joinEqualRoles } from '../endpoint/join-equal-roles.js';
import { type Trait } from '../endpoint/refused-trait.js';

/** How a body is written. Kept with what was sent: whoever changes what it means loses that. */
export interface Manner {
  /** What is left out, or said otherwise, as it was refused. */
  readonly without: readonly Trait[];
  /** How a text that is gone on with is told. */
  readonly form: Form;
  /** No reply may have more tokens, whatever is asked for; infinite where nobody says so. */
  readonly mostTokens: number;
}

/** The body of a `chat/completions` request. */
export function writeBody(
  model: string,
  request: ChatRequest,
  { without, form, mostTokens }: Manner,
): string {
  const refused = new Set(without);
  const { continuation } = request;
  return JSON.stringify({
    model,
    messages: [...writeMessages(request.messages, refused), ...writeContinuation(continuation, form)],
    stream: true,
    ...(continuation && writeForm(form).request),
    ...(!refused.has('stream_options') && { stream_options: { include_usage: true } }),
    ...(!refused.has('temperature') && { temperature: request.temperature }),
    ...writeLimit(tokensLeft(request, mostTokens), refused),
  });
}

export function mannerToJson({ without, form, mostTokens }: Manner): JsonObject {
  return { without: [...without], form, ...(mostTokens < Infinity && { most_tokens: mostTokens }) };
}

/** @param manner as {@link mannerToJson} wrote it. */
export function mannerFromJson({ without, form, most_tokens: mostTokens }: JsonObject): Manner {
  return {
    without: without as Trait[],
    form: form as Form,
    mostTokens: (mostTokens as number | undefined) ?? Infinity,
  };
}

function writeLimit(maxTokens: number, refused: ReadonlySet<Trait>): Record<string, number> {
  if (!refused.has('max_tokens')) return { max_tokens: maxTokens };
  return refused.has('max_completion_tokens') ? {} : { max_completion_tokens: maxTokens };
}

function writeMessages(messages: readonly ChatMessage[], refused: ReadonlySet<Trait>): ChatMessage[] {
  return joinEqualRoles(refused.has('system') ? withoutSystem(messages) : messages);
}

function writeContinuation(continuation: ChatContinuation | undefined, form: Form): object[] {
  if (!continuation) return [];
  const messages = continuationMessages(wayOf(form), continuation.text);
  const { message } = writeForm(form);
  return messages.map((one, index) => (index === messages.length - 1 ? { ...one, ...message } : one));
}

/** Instructions go to the beginning of the first message of the user, for models without a place of their own for them. */
function withoutSystem(messages: readonly ChatMessage[]): ChatMessage[] {
  const instructions = messages.filter(({ role }) => role === 'system').map(({ content }) => content);
  const spoken = messages.filter(({ role }) => role !== 'system');
  if (instructions.length === 0) return spoken;
  return [{ role: 'user', content: instructions.join('\n\n') }, ...spoken];
}
