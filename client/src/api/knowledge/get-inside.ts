import { bodyOf } from '../http-client.js';
import { type DocumentDetail, type Passage } from '../types.js';
import { knowledgeHttp } from './knowledge-client.js';

export interface DocumentInside {
  document: DocumentDetail;
  passages: readonly Passage[];
}

/** A document as it is now, and its passages as the search has them. */
export async function getInside(documentId: string, signal?: AbortSignal): Promise<DocumentInside> {
  const options = { params: { path: { document_id: documentId } }, ...(signal && { signal }) };
  const [document, passages] = await Promise.all([
    knowledgeHttp.GET('/v1/knowledge/documents/{document_id}', options),
    knowledgeHttp.GET('/v1/knowledge/documents/{document_id}/passages', options),
  ]);
  return { document: bodyOf(document), passages: bodyOf(passages) };
}
