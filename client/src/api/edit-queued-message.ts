import { http } from './http-client.js';

/** Rewrites a message that waits. Refused with `message_not_queued` once its turn has come. */
export async function editQueuedMessage(
  conversationId: string,
  runId: string,
  content: string,
): Promise<void> {
  await http.PATCH('/v1/conversations/{conversation_id}/queue/{run_id}', {
    params: { path: { conversation_id: conversationId, run_id: runId } },
    body: { content },
  });
}
