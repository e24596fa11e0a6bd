import { type ChatPart } from './chat-part.js';
import { type ChatRequest } from './chat-request.js';

/**
 * A model that continues a conversation.
 *
 * An adapter yields parts as they arrive, ends with exactly one `finish`, and otherwise throws a `ModelError`.
 * When `signal` aborts, it stops the work upstream and throws the signal's reason.
 */
export abstract class ChatModel {
  /** The name it is asked for by and answers in, such as `offline` or `openai:gpt-5-mini`. */
  abstract readonly id: string;

  /** @throws ModelError, from the first step of the iteration on. */
  abstract stream(request: ChatRequest, signal: AbortSignal): AsyncIterable<ChatPart>;
}
