import { type EventStream, openEventStream } from './event-stream.js';

export interface ContinueOptions {
  conversationId: string;
  /** The reply that is to grow. */
  messageId: string;
  /** Asking again under the same key attaches to the first run. */
  idempotencyKey: string;
}

/** Has a reply gone on with, and answers its event stream: the message from its start. */
export async function continueReply(
  { conversationId, messageId, idempotencyKey }: ContinueOptions,
  signal: AbortSignal | undefined,
): Promise<EventStream> {
  const conversation = encodeURIComponent(conversationId);
  const stream = await openEventStream(
    `/v1/conversations/${conversation}/messages/${encodeURIComponent(messageId)}/continue`,
    { headers: { 'idempotency-key': idempotencyKey }, body: {}, signal },
  );
  if (stream === null) throw new Error('The server answered without a reply.');
  return stream;
}
