import { bodyOf } from '../http-client.js';
import { type KnowledgeOverview } from '../types.js';
import { applicationKey } from './application-key.js';
import { knowledgeHttp } from './knowledge-client.js';

/** @param applicationId where no key says it. */
export async function getOverview(applicationId: string, signal?: AbortSignal): Promise<KnowledgeOverview> {
  const query = applicationKey.held === null ? { application_id: applicationId } : {};
  return bodyOf(await knowledgeHttp.GET('/v1/knowledge', { params: { query }, ...(signal && { signal }) }));
}
