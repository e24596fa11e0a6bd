import { http } from './http-client.js';

/** Deletes a file of a conversation; no reply finds it any more. */
export async function removeFile(conversationId: string, fileId: string): Promise<void> {
  await http.DELETE('/v1/conversations/{conversation_id}/documents/{file_id}', {
    params: { path: { conversation_id: conversationId, file_id: fileId } },
  });
}
