import { Injectable } from '@nestjs/common';
import { KnowledgeIndex } from '../index/knowledge-index.js';
import { lookForDocuments, PASSAGES_PER_DOCUMENT } from './look-for-documents.js';
import { type RetrievalRequest, Retriever } from './retriever.js';
import { type DocumentHit } from '../index/hits/search-result.js';
import { untilWhole } from './until-whole.js';

/** Finds documents by their passages. */
@Injectable()
export class DocumentFinder {
  constructor(
    private readonly retriever: Retriever,
    private readonly index: KnowledgeIndex,
  ) {}

  /** The `topK` documents with the best passages, the best first, each with its best passages. */
  async find(request: Omit<RetrievalRequest, 'depth'> & { topK: number }): Promise<DocumentHit[]> {
    const { applicationId, topK } = request;
    return untilWhole(async () => {
      const { retrieval, byDocument } = await lookForDocuments(this.retriever, request, topK);
      const best = [...byDocument.values()].slice(0, topK);
      const found = best.flatMap((own) => own.slice(0, PASSAGES_PER_DOCUMENT));
      const { terms, language } = retrieval;
      const { hits, isWhole } = await this.index.readHits({ applicationId, found, terms, language });
      return { result: hits, isWhole };
    });
  }
}
