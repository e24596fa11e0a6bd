import { http } from './http-client.js';

/** Takes a message out of the queue. Refused with `message_not_queued` once its turn has come. */
export async function withdrawQueuedMessage(conversationId: string, runId: string): Promise<void> {
  await http.DELETE('/v1/conversations/{conversation_id}/queue/{run_id}', {
    params: { path: { conversation_id: conversationId, run_id: runId } },
  });
}
