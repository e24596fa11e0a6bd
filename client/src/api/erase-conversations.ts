import { page } from './application.js';
import { http } from './http-client.js';

/** The server takes no more at once. */
const AT_ONCE = 100;

/** Erases conversations of a user and all their messages; it cannot be undone. Gives the ids of those that are gone as they go. */
export async function* eraseConversations(
  userId: string,
  ids: readonly string[],
): AsyncGenerator<readonly string[]> {
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const some = ids.slice(from, from + AT_ONCE);
    await http.POST('/v1/conversation-erasures', {
      body: { application_id: page.get().application_id, user_id: userId, conversation_ids: some },
    });
    yield some;
  }
}
