import { type EventStream, openEventStream } from './event-stream.js';

interface RegenerateOptions {
  conversationId: string;
  /** A reply, or the message of the user that it is to. */
  messageId: string;
  /** Asking again under the same key attaches to the first reply. */
  idempotencyKey: string;
}

/** Has another reply made in the place of one, and answers its event stream. */
export async function regenerateReply(
  { conversationId, messageId, idempotencyKey }: RegenerateOptions,
  signal: AbortSignal | undefined,
): Promise<EventStream> {
  const conversation = encodeURIComponent(conversationId);
  const stream = await openEventStream(
    `/v1/conversations/${conversation}/messages/${encodeURIComponent(messageId)}/regenerate`,
    { headers: { 'idempotency-key': idempotencyKey }, body: {}, signal },
  );
  if (stream === null) throw new Error('The server answered without a reply.');
  return stream;
}
