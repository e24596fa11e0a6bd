import { bodyOf, http } from './http-client.js';
import { type Message } from './types.js';

/** Makes the branch that a message lies on the history. Answers its latest messages. */
export async function selectBranch(conversationId: string, messageId: string): Promise<Message[]> {
  return bodyOf(
    await http.POST('/v1/conversations/{conversation_id}/messages/{message_id}/select', {
      params: { path: { conversation_id: conversationId, message_id: messageId } },
    }),
  );
}
