import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Database } from '../../../database/database.js';
import { type ScoredPassage } from '../words/scores.repository.js';
import { type FoundDocuments, type HitRequest } from '../hits/search-result.js';
import { type WordExplanation, type WordRanking, type WordSearch } from '../words/word-search.js';
import {
  type PassageVectors,
  type Unembedded,
  type UnembeddedRequest,
  type VectorExplanation,
  type VectorProgress,
  type VectorSearch,
} from '../vectors/vector-search.js';
import { IndexThread } from './index-thread.js';
import { type Ingestion, KnowledgeIndex } from '../knowledge-index.js';

/**
 * The index on connections of its own, in threads of their own: neither a search through a hundred thousand passages nor
 * taking in a long document holds up the replies that are being streamed. While the one thread writes, this process does
 * not; the other reads at any time, and sees whatever is committed.
 */
@Injectable()
export class ThreadedKnowledgeIndex extends KnowledgeIndex implements OnApplicationShutdown {
  private readonly writer: IndexThread;
  private readonly reader: IndexThread;

  /** @param path of the database file. */
  constructor(
    path: string,
    private readonly database: Database,
  ) {
    super();
    this.writer = new IndexThread(path);
    this.reader = new IndexThread(path);
  }

  /**
   * Starts the thread that reads, so that the first search does not wait for it. The other would take from it the
   * processor that it is loaded on.
   */
  warm(): void {
    this.reader.warm();
  }

  override ingest(ingestions: readonly Ingestion[]): Promise<string[]> {
    return this.database.exclusive(() => this.writer.call('ingest', ingestions));
  }

  override remove(documentId: string): Promise<boolean> {
    return this.database.exclusive(() => this.writer.call('remove', documentId));
  }

  override setEnabled(documentId: string, enabled: boolean): Promise<boolean> {
    return this.database.exclusive(() => this.writer.call('setEnabled', documentId, enabled));
  }

  override rankByWords(search: WordSearch): Promise<WordRanking> {
    return this.reader.call('rankByWords', search);
  }

  override explainWords(search: WordSearch, documentId: string): Promise<WordExplanation> {
    return this.reader.call('explainWords', search, documentId);
  }

  override readHits(request: HitRequest): Promise<FoundDocuments> {
    return this.reader.call('readHits', request);
  }

  override rankByVector(search: VectorSearch): Promise<ScoredPassage[] | undefined> {
    return this.reader.call('rankByVector', search);
  }

  override explainVectors(
    search: Omit<VectorSearch, 'limit'>,
    documentId: string,
  ): Promise<VectorExplanation | undefined> {
    return this.reader.call('explainVectors', search, documentId);
  }

  override findUnembedded(request: UnembeddedRequest): Promise<Unembedded> {
    return this.reader.call('findUnembedded', request);
  }

  override storeVectors(vectors: PassageVectors): Promise<void> {
    return this.database.exclusive(() => this.writer.call('storeVectors', vectors));
  }

  override settleVectors(
    applicationId: string,
    model: string,
    without: ReadonlySet<number>,
  ): Promise<boolean> {
    return this.database.exclusive(() => this.writer.call('settleVectors', applicationId, model, without));
  }

  override sweepVectors(): Promise<boolean> {
    return this.database.exclusive(() => this.writer.call('sweepVectors'));
  }

  override vectorProgress(applicationId: string): Promise<VectorProgress> {
    return this.reader.call('vectorProgress', applicationId);
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.writer.close(), this.reader.close()]);
  }
}
