import { type EventStream, openEventStream } from './event-stream.js';

/** The stream of what a conversation is at: a `ConversationStatus` now, and at every change. */
export function watchConversation(conversationId: string, signal: AbortSignal): Promise<EventStream | null> {
  return openEventStream(`/v1/conversations/${encodeURIComponent(conversationId)}/events`, { signal });
}
