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
}

/** The body of a `chat/completions` request. */
export function writeBody(model: string, request: ChatRequest, { without, form }: Manner): string {
  const refused = new Set(without);
  const { continuation } = request;
  return JSON.stringify({
    model,
    messages: [...writeMessages(request.messages, refused), ...writeContinuation(continuation, form)],
    stream: true,
    ...(continuation && writeForm(form).request),
    ...(!refused.has('stream_options') && { stream_options: { include_usage: true } }),
    ...(!refused.has('temperature') && { temperature: request.temperature }),
    ...writeLimit(tokensLeft(request), refused),
  });
}

export function mannerToJson({ without, form }: Manner): JsonObject {
  return { without: [...without], form };
}

/** @param manner as {@link mannerToJson} wrote it. */
export function mannerFromJson({ without, form }: JsonObject): Manner {
  return {
    without: without as Trait[],
    form: form as Form,
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
