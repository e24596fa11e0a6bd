import { bodyOf, http } from './http-client.js';
import { type Conversation } from './types.js';

export async function getConversation(conversationId: string, signal?: AbortSignal): Promise<Conversation> {
  return bodyOf(
    await http.GET('/v1/conversations/{conversation_id}', {
      params: { path: { conversation_id: conversationId } },
      ...(signal && { signal }),
    }),
  );
}
