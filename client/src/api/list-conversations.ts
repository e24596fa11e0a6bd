import { APPLICATION_ID } from './application.js';
import { getConversation } from './get-conversation.js';
import { bodyOf, http } from './http-client.js';
import { type ConversationPage } from './types.js';
import { visitor } from './visit.js';

const PAGE_SIZE = 30;

/** One page of a user's conversations, the latest first. */
export async function listConversations(userId: string, cursor?: string): Promise<ConversationPage> {
  // Whoever's token is for one conversation may not ask for others.
  const only = visitor?.conversationId;
  if (only != null) return { data: [await getConversation(only)], next_cursor: null };
  const query = { application_id: APPLICATION_ID, user_id: userId, limit: PAGE_SIZE };
  return bodyOf(
    await http.GET('/v1/conversations', {
      params: { query: cursor === undefined ? query : { ...query, cursor } },
    }),
  );
}
