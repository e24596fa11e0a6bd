import { Injectable } from '@nestjs/common';
import { ownerInConversation } from '../common/knowledge-owner.js';
import { type KnowledgeDocument, type NewDocument } from './documents/document.js';
import { DocumentCatalogue } from './documents/document-catalogue.js';
import { DocumentLibrary } from './document-library.js';
import { type SearchFilter } from './documents/search-filter.js';
import { CorpusLanguage } from './ingestion/corpus-language.js';
import { type RetrievalRequest } from './retrieval/retriever.js';
import { DocumentFinder, type FoundHits } from './retrieval/document-finder.js';
import { Explainer } from './retrieval/explainer.js';
import { joinFound } from './retrieval/join-found.js';
import { type Explanation } from './retrieval/explanation.js';
import { type Turn } from './index/words/query-builder.js';
import { type FoundPassages, PassageFinder } from './retrieval/passage-finder.js';

/** What to look for, and where. */
export interface KnowledgeQuery {
  applicationId: string;
  /** The conversation; its last user turn is what is asked. */
  turns: readonly Turn[];
  filter?: SearchFilter;
  /** Whose own documents are looked through besides; in none where it is left out. */
  conversationId?: string | undefined;
  /** Only these are looked through, and not what the application knows. */
  isOwnAlone?: boolean | undefined;
  topK: number;
  /** The question as a model would put it, without the conversation; undefined where that came to nothing. */
  rewritten?: Promise<string | undefined> | undefined;
  /** Gives the search up: it rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
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
    private readonly languages: CorpusLanguage,
  ) {}

  /** The document can be found as soon as this returns. The same content again is the document that is there. */
  async addDocument(input: NewDocument): Promise<KnowledgeDocument> {
    return (await this.library.add(input)).document;
  }

  /** @throws DocumentNotFoundError */
  async getDocument(id: string): Promise<KnowledgeDocument> {
    return this.catalogue.get(id);
  }

  /**
   * The `topK` documents that fit best, the best first; none where nothing is like what is asked. How likely they are to
   * answer it is told beside them.
   */
  async search(query: KnowledgeQuery): Promise<FoundHits> {
    const found = await this.documents.find(toRequest(query));
    await this.languages.check(query.applicationId, found.language);
    return found;
  }

  /** Whether a conversation has documents of its own, read or not. */
  async hasOwn(applicationId: string, conversationId: string): Promise<boolean> {
    return this.catalogue.hasAny(ownerInConversation(applicationId, conversationId));
  }

  /**
   * The `topK` passages that help most to answer the last user turn, and how they were found: of the conversation's own
   * documents and of the application's by turns, the best first.
   */
  async retrieve(query: KnowledgeQuery): Promise<FoundPassages> {
    const { applicationId, conversationId, isOwnAlone = false } = query;
    if (conversationId === undefined) return this.retrieveFrom(query);
    const own = { ...query, applicationId: ownerInConversation(applicationId, conversationId) };
    if (isOwnAlone) return this.retrieveFrom(own);
    const [inOwn, found] = await Promise.all([
      this.hasOwn(applicationId, conversationId).then((has) => (has ? this.retrieveFrom(own) : undefined)),
      this.retrieveFrom(query),
    ]);
    return inOwn ? joinFound(inOwn, found, query.topK) : found;
  }

  /** Why a search finds a document, or does not. The question is taken as it stands. */
  async explain(query: KnowledgeQuery, documentId: string): Promise<Explanation> {
    const request = { ...toRequest(query), rewritten: undefined };
    const { explanation, language } = await this.explainer.explain(request, documentId);
    await this.languages.check(query.applicationId, language);
    return explanation;
  }

  private async retrieveFrom(query: KnowledgeQuery): Promise<FoundPassages> {
    const found = await this.passages.find(toRequest(query));
    await this.languages.check(query.applicationId, found.retrieval.language);
    return found;
  }
}

function toRequest({
  applicationId,
  turns,
  filter = [],
  topK,
  rewritten,
  signal,
}: KnowledgeQuery): RetrievalRequest {
  return { applicationId, turns, filter, topK, rewritten, signal: signal ?? new AbortController().signal };
}
