import { Injectable } from '@nestjs/common';
import { type KnowledgeDocument, type NewDocument } from './documents/document.js';
import { DocumentCatalogue } from './documents/document-catalogue.js';
import { DocumentLibrary } from './document-library.js';
import { type SearchFilter } from './documents/search-filter.js';
import { DocumentFinder } from './retrieval/document-finder.js';
import { Explainer } from './retrieval/explainer.js';
import { type Explanation } from './retrieval/explanation.js';
import { type Turn } from './index/words/query-builder.js';
import { type DocumentHit } from './index/hits/search-result.js';
import { type FoundPassages, PassageFinder } from './retrieval/passage-finder.js';

/** What to look for, and where. */
export interface KnowledgeQuery {
  applicationId: string;
  /** The conversation; its last user turn is what is asked. */
  turns: readonly Turn[];
  filter?: SearchFilter;
  topK: number;
  /** The question as a model would put it, without the conversation; undefined where that came to nothing. */
  rewritten?: Promise<string | undefined> | undefined;
}

/** What an application knows: its documents, and the search over them. */
@Injectable()
export class KnowledgeManager {
  constructor(
    private readonly library: DocumentLibrary,
    private readonly catalogue: DocumentCatalogue,
    private readonly documents: DocumentFinder,
    private readonly passages: PassageFinder,
    private readonly explainer: Explainer,
  ) {}

  /** The document can be found as soon as this returns. The same content again is the document that is there. */
  async addDocument(input: NewDocument): Promise<KnowledgeDocument> {
    return (await this.library.add(input)).document;
  }

  /** @throws DocumentNotFoundError */
  async getDocument(id: string): Promise<KnowledgeDocument> {
    return this.catalogue.get(id);
  }

  /** The `topK` documents that fit best, the best first; none where nothing is like what is asked. */
  async search(query: KnowledgeQuery): Promise<DocumentHit[]> {
    return this.documents.find({ filter: [], ...query });
  }

  /** The `topK` passages that help most to answer the last user turn, the best first, and how they were found. */
  async retrieve(query: KnowledgeQuery): Promise<FoundPassages> {
    return this.passages.find({ filter: [], ...query });
  }

  /** Why a search finds a document, or does not. */
  async explain(query: KnowledgeQuery, documentId: string): Promise<Explanation> {
    return this.explainer.explain({ filter: [], ...query }, documentId);
  }
}
