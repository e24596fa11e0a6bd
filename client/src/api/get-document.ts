import { bodyOf, http } from './http-client.js';
import { type KnowledgeDocument } from './types.js';

/** A document with its text and what that is made of, as it is now. */
export async function getDocument(documentId: string, signal?: AbortSignal): Promise<KnowledgeDocument> {
  return bodyOf(
    await http.GET('/v1/knowledge/documents/{document_id}', {
      params: { path: { document_id: documentId }, query: { blocks: true } },
      ...(signal && { signal }),
    }),
  );
}
