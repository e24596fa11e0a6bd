import { Injectable } from '@nestjs/common';
import { DocumentsRepository } from '../documents/documents.repository.js';
import { PassagesRepository } from '../passages/passages.repository.js';
import { type RetrievalRequest, type Retrieval, Retriever } from './retriever.js';
import { type RetrievedPassage } from './search-result.js';
import { type ScoredPassage } from './scores.repository.js';

/** How far each way of looking goes: enough for what one ranks low to be brought up by another. */
const DEPTH = 100;

/** Finds passages to answer from. */
@Injectable()
export class PassageFinder {
  constructor(
    private readonly retriever: Retriever,
    private readonly passages: PassagesRepository,
    private readonly documents: DocumentsRepository,
  ) {}

  async find(
    request: Omit<RetrievalRequest, 'depth'> & { topK: number },
  ): Promise<{ passages: RetrievedPassage[]; retrieval: Retrieval }> {
    const retrieval = await this.retriever.retrieve({ ...request, depth: DEPTH });
    const passages = await this.read(request.applicationId, retrieval.fused, request.topK);
    return { passages, retrieval };
  }

  /** The first `limit` of the candidates that are still there. */
  async read(
    applicationId: string,
    candidates: readonly ScoredPassage[],
    limit: number,
  ): Promise<RetrievedPassage[]> {
    const found = candidates.slice(0, limit);
    const passages = await this.passages.findAll(
      applicationId,
      found.map(({ number }) => number),
    );
    const ids = new Set(found.map(({ documentId }) => documentId));
    const documents = await this.documents.findFindable(applicationId, [...ids]);
    // What has been deleted or disabled since it was ranked is not found.
    return found.flatMap(({ number, documentId, score }) => {
      const passage = passages.get(number);
      const document = documents.get(documentId);
      return passage && document ? [{ passage, document, score }] : [];
    });
  }
}
