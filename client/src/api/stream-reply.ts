import { type EventStream, openEventStream } from './event-stream.js';

interface ReplyOptions {
  conversationId: string;
  /** The reply that is to grow; or the one that is made anew, or the user's message that it is to. */
  messageId: string;
  /** Asking again under the same key attaches to the first run. */
  idempotencyKey: string;
}

/**
 * Has a reply gone on with, or another made in its place, and answers the event stream: the message from its start.
 */
export async function streamReply(
  action: 'continue' | 'regenerate',
  { conversationId, messageId, idempotencyKey }: ReplyOptions,
  signal: AbortSignal | undefined,
): Promise<EventStream> {
  const conversation = encodeURIComponent(conversationId);
  const stream = await openEventStream(
    `/v1/conversations/${conversation}/messages/${encodeURIComponent(messageId)}/${action}`,
    { headers: { 'idempotency-key': idempotencyKey }, body: {}, signal },
  );
  if (stream === null) throw new Error('The server answered without a reply.');
  return stream;
}
