import { bodyOf, http } from './http-client.js';
import { type NewShare } from './types.js';

/** Makes a link by which anybody may read the conversation as it is now. @param days until it ends; null: it does not. */
export async function shareConversation(conversationId: string, days: number | null): Promise<NewShare> {
  return bodyOf(
    await http.POST('/v1/conversations/{conversation_id}/shares', {
      params: { path: { conversation_id: conversationId } },
      body: days === null ? {} : { expires_in_days: days },
    }),
  );
}
