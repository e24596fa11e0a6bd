import { bodyOf, http } from './http-client.js';
import { type Share } from './types.js';

/** The links by which a conversation can be read, the newest first. */
export async function listShares(conversationId: string, signal: AbortSignal): Promise<Share[]> {
  return bodyOf(
    await http.GET('/v1/conversations/{conversation_id}/shares', {
      params: { path: { conversation_id: conversationId } },
      signal,
    }),
  );
}
