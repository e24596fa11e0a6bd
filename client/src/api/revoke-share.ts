import { http } from './http-client.js';

/** Takes a link back: it leads nowhere from then on. */
export async function revokeShare(conversationId: string, shareId: string): Promise<void> {
  await http.DELETE('/v1/conversations/{conversation_id}/shares/{share_id}', {
    params: { path: { conversation_id: conversationId, share_id: shareId } },
  });
}
