import { Injectable } from '@nestjs/common';
import {
  type DocumentFilter,
  type DocumentPage,
  type KnowledgeDocument,
  type NewDocument,
  type Passage,
} from './documents/document.js';
import { DocumentWriter } from './documents/document-writer.js';
import { DocumentsRepository } from './documents/documents.repository.js';
import { findHighlights } from './search/highlights.js';
import { DocumentNotFoundError } from './knowledge.errors.js';
import { PassageSearch, type PassageSearchResult } from './search/passage-search.js';
import { PassagesRepository } from './passages/passages.repository.js';
import { type QueryTerm, type Turn } from './search/query-builder.js';
import { type DocumentHit, type RetrievedPassage } from './search/search-result.js';

/** How many passages a document that was found shows. */
const PASSAGES_PER_DOCUMENT = 3;

/** What an application knows: its documents, and the search over them. */
@Injectable()
export class KnowledgeManager {
  constructor(
    private readonly writer: DocumentWriter,
    private readonly documents: DocumentsRepository,
    private readonly passages: PassagesRepository,
    private readonly finder: PassageSearch,
  ) {}

  /** The document can be found as soon as this returns. */
  async addDocument(input: NewDocument): Promise<KnowledgeDocument> {
    return this.writer.add(input);
  }

  /** @throws DocumentNotFoundError */
  async getDocument(id: string): Promise<KnowledgeDocument> {
    const document = await this.documents.find(id);
    if (!document) throw new DocumentNotFoundError(id);
    return document;
  }

  /** One page of an application's documents, the newest first. */
  async listDocuments(filter: DocumentFilter): Promise<DocumentPage> {
    const found = await this.documents.list({ ...filter, limit: filter.limit + 1 });
    const documents = found.slice(0, filter.limit);
    const last = documents.at(-1);
    const next = last && found.length > documents.length ? { at: last.createdAt, id: last.id } : undefined;
    return { documents, next };
  }

  /** The passages of a document, in the order of its text. @throws DocumentNotFoundError */
  async listPassages(documentId: string): Promise<Passage[]> {
    await this.getDocument(documentId);
    return this.passages.listOf(documentId);
  }

  /** The document cannot be found any more as soon as this returns. @throws DocumentNotFoundError */
  async deleteDocument(id: string): Promise<void> {
    await this.writer.delete(id);
  }

  /** The `topK` documents that fit the query best, the best first; none where nothing shares a word with it. */
  async search(request: { applicationId: string; query: string; topK: number }): Promise<DocumentHit[]> {
    const { applicationId, topK } = request;
    const turns: Turn[] = [{ role: 'user', text: request.query }];
    const { hits, query } = await this.finder.findDocuments(
      applicationId,
      turns,
      topK,
      PASSAGES_PER_DOCUMENT,
    );
    const documents = await this.documentsOf(applicationId, hits);
    const terms = highlightedTerms(query);
    const found = new Map<string, DocumentHit>();
    for (const { passage, score } of hits) {
      const document = documents.get(passage.documentId);
      if (!document) continue;
      const hit = found.get(document.id) ?? { document, score, passages: [] };
      hit.passages.push({ passage, score, highlights: findHighlights(passage.text, terms) });
      found.set(document.id, hit);
    }
    return [...found.values()];
  }

  /** The `topK` passages that help most to answer the last user turn, given the turns before it; the best first. */
  async retrieve(request: {
    applicationId: string;
    turns: readonly Turn[];
    topK: number;
  }): Promise<RetrievedPassage[]> {
    const { applicationId, turns, topK } = request;
    const { hits } = await this.finder.findPassages(applicationId, turns, topK);
    const documents = await this.documentsOf(applicationId, hits);
    return hits.flatMap(({ passage, score }) => {
      const document = documents.get(passage.documentId);
      if (!document) return [];
      return {
        passageId: passage.id,
        documentId: document.id,
        title: document.title,
        category: document.category,
        text: passage.text,
        startOffset: passage.startOffset,
        endOffset: passage.endOffset,
        score,
      };
    });
  }

  private documentsOf(
    applicationId: string,
    hits: PassageSearchResult['hits'],
  ): Promise<Map<string, KnowledgeDocument>> {
    const ids = new Set(hits.map(({ passage }) => passage.documentId));
    return this.documents.findAll(applicationId, [...ids]);
  }
}

/** Stop words are worth showing only where nothing else was asked for. */
function highlightedTerms(query: readonly QueryTerm[]): Set<string> {
  const content = query.filter(({ isStopWord }) => !isStopWord);
  return new Set((content.length > 0 ? content : query).map(({ term }) => term));
}
