import { APPLICATION_ID } from './application.js';
import { bodyOf, http } from './http-client.js';
import { type ConversationPage } from './types.js';

const PAGE_SIZE = 30;

/** One page of a user's conversations, the latest first. */
export async function listConversations(userId: string, cursor?: string): Promise<ConversationPage> {
  const query = { application_id: APPLICATION_ID, user_id: userId, limit: PAGE_SIZE };
  return bodyOf(
    await http.GET('/v1/conversations', {
      params: { query: cursor === undefined ? query : { ...query, cursor } },
    }),
  );
}
