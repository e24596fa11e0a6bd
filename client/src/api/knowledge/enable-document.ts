import { knowledgeHttp } from './knowledge-client.js';

/** Has a document found, or kept without being found. */
export async function enableDocument(documentId: string, enabled: boolean): Promise<void> {
  await knowledgeHttp.PATCH('/v1/knowledge/documents/{document_id}', {
    params: { path: { document_id: documentId } },
    body: { enabled },
  });
}
