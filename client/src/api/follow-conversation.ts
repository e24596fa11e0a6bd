import { type EventStream, openEventStream } from './event-stream.js';

/** The stream of the reply that is being made, from its start; null where none is. */
export function followConversation(
  conversationId: string,
  signal: AbortSignal | undefined,
): Promise<EventStream | null> {
  return openEventStream(`/v1/conversations/${encodeURIComponent(conversationId)}/stream`, { signal });
}
