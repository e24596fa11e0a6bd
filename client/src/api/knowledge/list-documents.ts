import { bodyOf } from '../http-client.js';
import { type DocumentPage, type DocumentState } from '../types.js';
import { knowledgeHttp } from './knowledge-client.js';

/** Which documents are asked for. */
export interface DocumentQuery {
  state?: DocumentState;
  enabled?: boolean;
  category?: string;
  text?: string;
  /** Where the page begins; the first where it is left out. */
  cursor?: string;
}

const PAGE_SIZE = 25;

/** One page of an application's documents, the newest first. */
export async function listDocuments(
  applicationId: string,
  asked: DocumentQuery,
  signal?: AbortSignal,
): Promise<DocumentPage> {
  const query = { application_id: applicationId, limit: PAGE_SIZE, ...asked };
  return bodyOf(
    await knowledgeHttp.GET('/v1/knowledge/documents', { params: { query }, ...(signal && { signal }) }),
  );
}
