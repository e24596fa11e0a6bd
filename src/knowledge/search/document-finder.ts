import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { DocumentsRepository } from '../documents/documents.repository.js';
import { toDocumentHits } from './document-hits.js';
import { lookForDocuments, PASSAGES_PER_DOCUMENT } from './look-for-documents.js';
import { PassageFinder } from './passage-finder.js';
import { type RetrievalRequest, Retriever } from './retriever.js';
import { type DocumentHit, type RetrievedPassage } from './search-result.js';
import { type ScoredPassage } from './scores.repository.js';
import { untilWhole } from './until-whole.js';

/** Finds documents by their passages. */
@Injectable()
export class DocumentFinder {
  constructor(
    private readonly retriever: Retriever,
    private readonly passages: PassageFinder,
    private readonly documents: DocumentsRepository,
    private readonly database: Database,
  ) {}

  /** The `topK` documents with the best passages, the best first, each with its best passages. */
  async find(request: Omit<RetrievalRequest, 'depth'> & { topK: number }): Promise<DocumentHit[]> {
    return untilWhole(async () => {
      const { retrieval, byDocument } = await lookForDocuments(this.retriever, request, request.topK);
      const best = [...byDocument.values()].slice(0, request.topK);
      const shown = best.flatMap((own) => own.slice(0, PASSAGES_PER_DOCUMENT));
      const { passages, contents } = await this.read(request.applicationId, shown);
      const result = await toDocumentHits(passages, contents, retrieval.terms, retrieval.language);
      return { result, isWhole: passages.length === shown.length };
    });
  }

  /** All of one moment: the places of passages are places in the content beside them. */
  private async read(
    applicationId: string,
    shown: readonly ScoredPassage[],
  ): Promise<{ passages: RetrievedPassage[]; contents: Map<string, string> }> {
    return this.database.snapshot(async () => {
      const passages = await this.passages.read(applicationId, shown);
      const ids = new Set(passages.map(({ document }) => document.id));
      return { passages, contents: await this.documents.contentsOf([...ids]) };
    });
  }
}
