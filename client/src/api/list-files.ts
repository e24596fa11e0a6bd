import { bodyOf, http } from './http-client.js';
import { type DocumentSummary } from './types.js';

/** The files of a conversation and how far they are read, the newest first. */
export async function listFiles(conversationId: string, signal?: AbortSignal): Promise<DocumentSummary[]> {
  return bodyOf(
    await http.GET('/v1/conversations/{conversation_id}/documents', {
      params: { path: { conversation_id: conversationId } },
      ...(signal && { signal }),
    }),
  );
}
