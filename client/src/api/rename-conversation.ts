import { http } from './http-client.js';

export async function renameConversation(conversationId: string, title: string): Promise<void> {
  await http.PATCH('/v1/conversations/{conversation_id}', {
    params: { path: { conversation_id: conversationId } },
    body: { title },
  });
}
