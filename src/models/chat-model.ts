import { type JsonObject } from '../common/json.js';
import { type ChatPart } from './chat-part.js';
import { type ChatRequest } from './chat-request.js';
import { type LearnedManner } from './learned-manner.js';
import { type NoteSent } from './sent-request.js';

/**
 * A model that continues a conversation.
 *
 * An adapter yields parts as they arrive, ends with exactly one `finish`, and otherwise throws a `ModelError`.
 * When `signal` aborts, it stops the work upstream and throws the signal's reason.
 */
export abstract class ChatModel {
  /** The name it is asked for by and answers in, such as `offline` or `openai:gpt-5-mini`. */
  abstract readonly id: string;

  /** Undefined as long as it has answered nothing, or where there is nothing to learn. */
  abstract readonly learned: LearnedManner | undefined;

  /**
   * @param noteSent is told of every request that goes out, also of those that are refused.
   * @throws ModelError, from the first step of the iteration on.
   */
  abstract stream(request: ChatRequest, signal: AbortSignal, noteSent?: NoteSent): AsyncIterable<ChatPart>;

  /**
   * The body of a request that `stream` sent, written anew.
   * @param manner what `noteSent` was told of it.
   * @returns undefined where nothing goes out, or this version of the adapter cannot write it.
   */
  abstract rewrite(request: ChatRequest, manner: JsonObject): Promise<string | undefined>;
}
