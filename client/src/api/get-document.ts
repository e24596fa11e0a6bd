import { bodyOf, http } from './http-client.js';
import { type KnowledgeDocument } from './types.js';

/** A document with its text as it is now, and what that is made of from a place on: some hundreds of screens. */
export async function getDocument(
  documentId: string,
  from: number,
  signal?: AbortSignal,
): Promise<KnowledgeDocument> {
  return bodyOf(
    await http.GET('/v1/knowledge/documents/{document_id}', {
      params: { path: { document_id: documentId }, query: { blocks: true, from } },
      ...(signal && { signal }),
    }),
  );
}
