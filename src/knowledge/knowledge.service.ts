import { Injectable } from '@nestjs/common';
import { type Response } from 'express';
import { ValidationFailedError } from '../http/validation.js';
import { parseSearchFilter } from './documents/parse-search-filter.js';
import { type ExplainRequest, ExplanationDto } from './explain.dto.js';
import { KnowledgeManager, type KnowledgeQuery } from './knowledge-manager.js';
import { ANSWERABILITY, FoundDocumentDto, type SearchRequest } from './search.dto.js';

/** What the routes of searches answer. */
@Injectable()
export class KnowledgeService {
  constructor(private readonly knowledge: KnowledgeManager) {}

  /** @param signal gives it up: it rejects with the signal's reason. */
  async search(request: SearchRequest, signal: AbortSignal, response: Response): Promise<FoundDocumentDto[]> {
    const { hits, answerability } = await this.knowledge.search({ ...toQuery(request), signal });
    if (answerability.value !== null) response.setHeader(ANSWERABILITY, answerability.value.toFixed(3));
    return hits.map((hit) => new FoundDocumentDto(hit));
  }

  /** @param signal gives it up: it rejects with the signal's reason. */
  async explain(request: ExplainRequest, signal: AbortSignal): Promise<ExplanationDto> {
    const query = { ...toQuery(request), signal };
    return new ExplanationDto(await this.knowledge.explain(query, request.document_id));
  }
}

/** @throws ValidationFailedError */
function toQuery({ query, messages, application_id, top_k, filter }: SearchRequest): KnowledgeQuery {
  const turns = messages?.map(({ role, content }) => ({ role, text: content }));
  if ((query == null) === (turns === undefined)) {
    const message = 'either query or messages must be sent';
    throw new ValidationFailedError([
      { field: 'query', message },
      { field: 'messages', message },
    ]);
  }
  if (turns && !turns.some(({ role }) => role === 'user')) {
    throw new ValidationFailedError([{ field: 'messages', message: 'messages must have one of the user' }]);
  }
  return {
    applicationId: application_id,
    turns: turns ?? [{ role: 'user', text: query ?? '' }],
    filter: parseSearchFilter(filter),
    topK: top_k,
  };
}
