import { bodyOf, http } from './http-client.js';
import { type Message } from './types.js';

/** How many messages come at once; fewer mean that there are no earlier ones. */
export const MESSAGE_PAGE_SIZE = 50;

/** The latest messages, or those before the one with id `before`; oldest first. */
export async function listMessages(
  conversationId: string,
  { before, signal }: { before?: string; signal?: AbortSignal | undefined } = {},
): Promise<Message[]> {
  return bodyOf(
    await http.GET('/v1/conversations/{conversation_id}/messages', {
      params: {
        path: { conversation_id: conversationId },
        query: { limit: MESSAGE_PAGE_SIZE, ...(before !== undefined && { before }) },
      },
      ...(signal && { signal }),
    }),
  );
}
