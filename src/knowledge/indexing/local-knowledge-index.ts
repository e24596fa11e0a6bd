import { Injectable } from '@nestjs/common';
import { type WordExplanation, type WordRanking, type WordSearch } from '../search/word-search.js';
import { WordSearcher } from '../search/word-searcher.js';
import { DocumentIndexer } from './document-indexer.js';
import { type Ingestion, KnowledgeIndex } from './knowledge-index.js';

/** The index in the database that this thread has open. */
@Injectable()
export class LocalKnowledgeIndex extends KnowledgeIndex {
  constructor(
    private readonly indexer: DocumentIndexer,
    private readonly words: WordSearcher,
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
}
