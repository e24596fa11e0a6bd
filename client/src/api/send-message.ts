import { type EventStream, openEventStream } from './event-stream.js';
import { type SendMessageRequest } from './types.js';

interface OutgoingMessage {
  conversationId: string;
  content: string;
  /** The files of the conversation that it is sent with. */
  documentIds?: readonly string[] | undefined;
  /**
   * The page's own id of the message, kept with it so that the page knows its message again. It is the idempotency
   * key too: sending again attaches to the first reply and writes no second message.
   */
  clientId: string;
  /** The message it goes behind, null for the very beginning; undefined for the newest. */
  parentId: string | null | undefined;
}

/** Sends a message and answers the event stream of the reply, which may have to wait for its turn. */
export async function sendMessage(
  { conversationId, content, documentIds = [], clientId, parentId }: OutgoingMessage,
  signal: AbortSignal | undefined,
): Promise<EventStream> {
  const body: SendMessageRequest = {
    content,
    metadata: { client_id: clientId },
    ...(documentIds.length > 0 && { document_ids: [...documentIds] }),
    ...(parentId !== undefined && { parent_id: parentId }),
  };
  const stream = await openEventStream(
    `/v1/conversations/${encodeURIComponent(conversationId)}/messages/stream`,
    { headers: { 'idempotency-key': clientId }, body, signal },
  );
  if (stream === null) throw new Error('The server answered without a reply.');
  return stream;
}
