import { type Database } from '../../database/database.js';
import { type DocumentsRepository } from '../documents/documents.repository.js';
import { type PassagesRepository } from '../documents/passages/passages.repository.js';
import { type FusionSchool, type Lesson } from './fusion/fusion-school.js';
import { type HitReader } from './hits/hit-reader.js';
import { type FoundDocuments, type HitRequest } from './hits/search-result.js';
import {
  type DocumentSearchResult,
  type IndexExplanation,
  KnowledgeReader,
  type PassageSearchResult,
  type ReadingRequest,
} from './knowledge-reader.js';
import { bestOfDocuments, type Ranker } from './ranking/ranker.js';
import { type IndexSearch, type Ranking } from './ranking/ranking.js';
import { TOLD_PLACES, toldRanking } from './ranking/told-ranking.js';
import { type Unembedded, type UnembeddedRequest, type VectorProgress } from './vectors/vector-search.js';
import { type VectorStore } from './vectors/vector-store.js';
import { type WordSearcher } from './words/word-searcher.js';

/** Searches the database that this thread has open. */
export class DatabaseKnowledgeReader extends KnowledgeReader {
  constructor(
    private readonly ranker: Ranker,
    private readonly hits: HitReader,
    private readonly words: WordSearcher,
    private readonly vectors: VectorStore,
    private readonly school: FusionSchool,
    private readonly documents: DocumentsRepository,
    private readonly passages: PassagesRepository,
    private readonly database: Database,
  ) {
    super();
  }

  override async findDocuments(
    search: IndexSearch,
    { topK, reread }: ReadingRequest,
    signal?: AbortSignal,
  ): Promise<DocumentSearchResult> {
    const { applicationId } = search;
    const { ranking, best, read } = await this.database.snapshot(async () => {
      const ranking = await this.ranker.rankDocuments(search, topK, signal);
      const best = await this.hits.readPassages(applicationId, ranking.fused.slice(0, reread));
      const found = reread > 0 ? [] : bestOfDocuments(ranking.fused, topK);
      return { ranking, best, read: await this.hits.read({ applicationId, found, ...ranking }) };
    });
    // What is put in another order is picked from all of it.
    const told = toldRanking(ranking, reread > 0 ? Infinity : topK);
    return { ranking: told, best, documents: await this.hits.mark(read, ranking, signal) };
  }

  override async findPassages(
    search: IndexSearch,
    { topK, reread }: ReadingRequest,
    signal?: AbortSignal,
  ): Promise<PassageSearchResult> {
    return this.database.snapshot(async () => {
      const ranking = await this.ranker.rank(search, signal);
      const wanted = Math.max(topK, reread);
      const best = await this.hits.readPassages(search.applicationId, ranking.fused.slice(0, wanted));
      const outlines = await this.passages.outlinesOf(search.applicationId, toldPlaces(ranking));
      return { ranking: toldRanking(ranking, wanted), best, outlines };
    });
  }

  override async readDocuments(request: HitRequest, signal?: AbortSignal): Promise<FoundDocuments> {
    const read = await this.database.snapshot(() => this.hits.read(request));
    return this.hits.mark(read, request, signal);
  }

  override async explain(
    search: IndexSearch,
    { topK, reread }: ReadingRequest,
    documentId: string,
    signal?: AbortSignal,
  ): Promise<IndexExplanation> {
    const { applicationId, turns, filter, vector } = search;
    return this.database.snapshot(async () => {
      const found = await this.documents.find(documentId);
      // Of another application's document nothing is told, not even that there is one.
      const document = found?.applicationId === applicationId ? found : null;
      const id = document?.id ?? '';
      const ranking = await this.ranker.rankDocuments(search, topK, signal);
      const words = await this.words.explain({ applicationId, turns, filter }, id);
      signal?.throwIfAborted();
      return {
        ranking,
        document,
        words,
        vectors: vector && (await this.vectors.explain({ applicationId, filter, ...toSearch(vector) }, id)),
        withoutVector: await this.vectors.countGaps(applicationId, id),
        best: await this.hits.readPassages(applicationId, ranking.fused.slice(0, reread)),
      };
    });
  }

  override findUnembedded(request: UnembeddedRequest): Promise<Unembedded> {
    return this.vectors.unembedded(request);
  }

  override findLesson(applicationId: string, model: string): Promise<Lesson | undefined> {
    return this.school.findLesson(applicationId, model);
  }

  override vectorProgress(applicationId: string): Promise<VectorProgress> {
    return this.vectors.progress(applicationId);
  }
}

function toSearch({ generationId, values }: NonNullable<IndexSearch['vector']>) {
  return { generationId, vector: values };
}

function toldPlaces({ legs, fused }: Ranking): number[] {
  const rankings = [...legs.map(({ candidates }) => candidates), fused];
  return [
    ...new Set(rankings.flatMap((ranking) => ranking.slice(0, TOLD_PLACES)).map(({ number }) => number)),
  ];
}
