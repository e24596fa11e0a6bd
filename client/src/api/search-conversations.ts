import { page } from './application.js';
import { bodyOf, http } from './http-client.js';
import { type ConversationHitPage } from './types.js';

/** What a user said and was told that has all of these words. @param cursor where the page begins. */
export async function searchConversations(
  userId: string,
  words: string,
  { cursor, signal }: { cursor?: string | undefined; signal?: AbortSignal } = {},
): Promise<ConversationHitPage> {
  const query = { application_id: page.get().application_id, user_id: userId, q: words, limit: 20 };
  return bodyOf(
    await http.GET('/v1/conversation-search', {
      params: { query: cursor === undefined ? query : { ...query, cursor } },
      ...(signal && { signal }),
    }),
  );
}
