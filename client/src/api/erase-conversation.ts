import { http } from './http-client.js';

/** Erases a conversation and all its messages; it cannot be undone. */
export async function eraseConversation(conversationId: string): Promise<void> {
  await http.DELETE('/v1/conversations/{conversation_id}', {
    params: { path: { conversation_id: conversationId }, query: { erase: true } },
  });
}
