import { bodyOf, http } from './http-client.js';
import { type Conversation } from './types.js';

/** Goes on with a conversation that was paused or has expired. */
export async function resumeConversation(conversationId: string): Promise<Conversation> {
  return bodyOf(
    await http.POST('/v1/conversations/{conversation_id}/resume', {
      params: { path: { conversation_id: conversationId } },
    }),
  );
}
