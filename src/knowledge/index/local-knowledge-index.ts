import { Injectable } from '@nestjs/common';
import { HitReader } from './hits/hit-reader.js';
import { type ScoredPassage } from './words/scores.repository.js';
import { type FoundDocuments, type HitRequest } from './hits/search-result.js';
import { type WordExplanation, type WordRanking, type WordSearch } from './words/word-search.js';
import { WordSearcher } from './words/word-searcher.js';
import {
  type PassageVectors,
  type Unembedded,
  type UnembeddedRequest,
  type VectorExplanation,
  type VectorProgress,
  type VectorSearch,
} from './vectors/vector-search.js';
import { VectorExplainer } from './vectors/vector-explainer.js';
import { VectorStore } from './vectors/vector-store.js';
import { DocumentIndexer } from './document-indexer.js';
import { type Ingestion, KnowledgeIndex } from './knowledge-index.js';

/** The index in the database that this thread has open. */
@Injectable()
export class LocalKnowledgeIndex extends KnowledgeIndex {
  constructor(
    private readonly indexer: DocumentIndexer,
    private readonly words: WordSearcher,
    private readonly hits: HitReader,
    private readonly vectors: VectorStore,
    private readonly vectorExplainer: VectorExplainer,
  ) {
    super();
  }

  override ingest(ingestions: readonly Ingestion[]): Promise<string[]> {
    return this.indexer.ingest(ingestions);
  }

  override remove(documentId: string): Promise<boolean> {
    return this.indexer.remove(documentId);
  }

  override setEnabled(documentId: string, enabled: boolean): Promise<boolean> {
    return this.indexer.setEnabled(documentId, enabled);
  }

  override rankByWords(search: WordSearch): Promise<WordRanking> {
    return this.words.rank(search);
  }

  override explainWords(search: WordSearch, documentId: string): Promise<WordExplanation> {
    return this.words.explain(search, documentId);
  }

  override readHits(request: HitRequest): Promise<FoundDocuments> {
    return this.hits.read(request);
  }

  override rankByVector(search: VectorSearch): Promise<ScoredPassage[] | undefined> {
    return this.vectors.nearest(search);
  }

  override explainVectors(
    search: Omit<VectorSearch, 'limit'>,
    documentId: string,
  ): Promise<VectorExplanation | undefined> {
    return this.vectorExplainer.explain(search, documentId);
  }

  override findUnembedded(request: UnembeddedRequest): Promise<Unembedded> {
    return this.vectors.unembedded(request);
  }

  override storeVectors(vectors: PassageVectors): Promise<void> {
    return this.vectors.store(vectors);
  }

  override settleVectors(
    applicationId: string,
    model: string,
    without: ReadonlySet<number>,
  ): Promise<boolean> {
    return this.vectors.settle(applicationId, model, without);
  }

  override sweepVectors(): Promise<boolean> {
    return this.vectors.sweep();
  }

  override vectorProgress(applicationId: string): Promise<VectorProgress> {
    return this.vectors.progress(applicationId);
  }
}
