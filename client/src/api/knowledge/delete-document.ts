import { knowledgeHttp } from './knowledge-client.js';

export async function deleteDocument(documentId: string): Promise<void> {
  await knowledgeHttp.DELETE('/v1/knowledge/documents/{document_id}', {
    params: { path: { document_id: documentId } },
  });
}
