import { bodyOf } from '../http-client.js';
import { type EmbeddingsStatus } from '../types.js';
import { knowledgeHttp } from './knowledge-client.js';

export async function getEmbeddings(applicationId: string, signal?: AbortSignal): Promise<EmbeddingsStatus> {
  return bodyOf(
    await knowledgeHttp.GET('/v1/knowledge/embeddings', {
      params: { query: { application_id: applicationId } },
      ...(signal && { signal }),
    }),
  );
}
