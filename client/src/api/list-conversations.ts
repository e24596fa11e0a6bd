import { page } from './application.js';
import { getConversation } from './get-conversation.js';
import { bodyOf, http } from './http-client.js';
import { type ConversationPage } from './types.js';
import { visitor } from './visit.js';

const PAGE_SIZE = 30;
/** The server takes no larger ones. */
const LARGEST_PAGE = 100;

interface ListOptions {
  /** Where the page begins; the first where it is left out. */
  cursor?: string;
  /** Those in the archive, instead of those in the list. */
  archived?: boolean;
  /** How many are to be read at the least, as far as there are so many. */
  atLeast?: number;
}

/** One page of a user's conversations, the latest first. */
export async function listConversations(
  userId: string,
  { cursor, archived = false, atLeast = 0 }: ListOptions = {},
): Promise<ConversationPage> {
  // Whoever's token is for one conversation may not ask for others.
  const only = visitor?.conversationId;
  if (only != null) return { data: [await getConversation(only)], next_cursor: null };
  const limit = Math.min(LARGEST_PAGE, Math.max(PAGE_SIZE, atLeast));
  const query = { application_id: page.get().application_id, user_id: userId, archived, limit };
  return bodyOf(
    await http.GET('/v1/conversations', {
      params: { query: cursor === undefined ? query : { ...query, cursor } },
    }),
  );
}
