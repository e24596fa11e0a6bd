import { type EventStream, openEventStream } from './event-stream.js';
import { type SendMessageRequest } from './types.js';

export interface OutgoingMessage {
  conversationId: string;
  content: string;
  /** Sending again under the same key attaches to the first reply and writes no second message. */
  idempotencyKey: string;
}

/** Sends a message and answers the event stream of the reply. */
export async function sendMessage(
  message: OutgoingMessage,
  signal: AbortSignal | undefined,
): Promise<EventStream> {
  const stream = await openEventStream(
    `/v1/conversations/${encodeURIComponent(message.conversationId)}/messages/stream`,
    {
      headers: { 'idempotency-key': message.idempotencyKey },
      body: { content: message.content } satisfies SendMessageRequest,
      signal,
    },
  );
  if (stream === null) throw new Error('The server answered without a reply.');
  return stream;
}
