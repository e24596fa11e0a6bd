import { bodyOf } from '../http-client.js';
import { type FoundDocument } from '../types.js';
import { knowledgeHttp } from './knowledge-client.js';

export interface Findings {
  documents: readonly FoundDocument[];
  /** From 0 to 1: how likely it is that they answer the question; null where nobody can say. */
  answerability: number | null;
}

export async function searchKnowledge(
  applicationId: string,
  question: string,
  signal?: AbortSignal,
): Promise<Findings> {
  const answer = await knowledgeHttp.POST('/v1/knowledge/search', {
    body: { application_id: applicationId, query: question, top_k: 10 },
    ...(signal && { signal }),
  });
  const told = answer.response.headers.get('answerability');
  return { documents: bodyOf(answer), answerability: told === null ? null : Number(told) };
}
