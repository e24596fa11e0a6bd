import { bodyOf } from '../http-client.js';
import { type Explanation } from '../types.js';
import { knowledgeHttp } from './knowledge-client.js';

/** Why a question finds a document, or does not. */
export async function explainSearch(
  { applicationId, documentId, question }: { applicationId: string; documentId: string; question: string },
  signal?: AbortSignal,
): Promise<Explanation> {
  return bodyOf(
    await knowledgeHttp.POST('/v1/knowledge/explain', {
      body: { application_id: applicationId, document_id: documentId, query: question, top_k: 10 },
      ...(signal && { signal }),
    }),
  );
}
