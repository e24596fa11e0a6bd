import { Injectable } from '@nestjs/common';
import { type DocumentSummary } from '../documents/document.js';
import { DocumentCatalogue } from '../documents/document-catalogue.js';
import { KnowledgeIndex } from '../indexing/knowledge-index.js';
import { DocumentNotFoundError } from '../knowledge.errors.js';
import { DocumentFinder } from './document-finder.js';
import { type Explanation, reasonOf } from './explanation.js';
import { type RetrievalRequest } from './retriever.js';

/** Says why a search finds a document, or does not. */
@Injectable()
export class Explainer {
  constructor(
    private readonly catalogue: DocumentCatalogue,
    private readonly index: KnowledgeIndex,
    private readonly finder: DocumentFinder,
  ) {}

  async explain(
    request: Omit<RetrievalRequest, 'depth'> & { topK: number },
    documentId: string,
  ): Promise<Explanation> {
    const document = await this.find(request.applicationId, documentId);
    const hits = await this.finder.find(request);
    const place = hits.findIndex((hit) => hit.document.id === documentId);
    const rank = place === -1 ? null : place + 1;
    // Of another application's document nothing is told, not even that there is one.
    const words = await this.index.explainWords({ ...request, limit: 1 }, document?.id ?? '');
    const reason = reasonOf(document, words, rank, request.topK);
    return { document, found: rank !== null, rank, reason, words };
  }

  private async find(applicationId: string, id: string): Promise<DocumentSummary | null> {
    try {
      const document = await this.catalogue.get(id);
      return document.applicationId === applicationId ? document : null;
    } catch (error) {
      if (error instanceof DocumentNotFoundError) return null;
      throw error;
    }
  }
}
