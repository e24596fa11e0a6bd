import { http } from './http-client.js';
import { type SaidFeedback } from './types.js';

/** Says what the reader thinks of a reply, or takes it back. */
export async function keepFeedback(
  conversationId: string,
  messageId: string,
  feedback: SaidFeedback | undefined,
): Promise<void> {
  const path = '/v1/conversations/{conversation_id}/messages/{message_id}/feedback';
  const params = { path: { conversation_id: conversationId, message_id: messageId } };
  if (!feedback) {
    await http.DELETE(path, { params });
    return;
  }
  const { rating, reason, comment } = feedback;
  await http.PUT(path, {
    params,
    body: { rating, ...(reason !== null && { reason }), ...(comment !== null && { comment }) },
  });
}
