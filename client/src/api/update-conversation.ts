import { http } from './http-client.js';

/** Renames a conversation, pins it or takes the pin off, moves it to the archive or back. */
export async function updateConversation(
  conversationId: string,
  changes: { title?: string; pinned?: boolean; archived?: boolean },
): Promise<void> {
  await http.PATCH('/v1/conversations/{conversation_id}', {
    params: { path: { conversation_id: conversationId } },
    body: changes,
  });
}
