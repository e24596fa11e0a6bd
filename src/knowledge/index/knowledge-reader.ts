import { type DocumentSummary } from '../documents/document.js';
import { type PassageOutline } from '../documents/passages/passages.repository.js';
import { type Lesson } from './fusion/fusion-school.js';
import { type FoundDocuments, type HitRequest, type RetrievedPassage } from './hits/search-result.js';
import { type IndexSearch, type Ranking } from './ranking/ranking.js';
import {
  type Unembedded,
  type UnembeddedRequest,
  type VectorExplanation,
  type VectorProgress,
} from './vectors/vector-search.js';
import { type WordExplanation } from './words/word-search.js';

/** How much of what is found is read with it. */
export interface ReadingRequest {
  /** How many results are wanted: documents or passages. */
  topK: number;
  /** So many of the best passages are read for a model that puts them in another order; 0 where none does. */
  reread: number;
}

/** A ranking, and the best of its passages that are to be put in another order. */
export interface Reread {
  ranking: Ranking;
  /** The best first. */
  best: RetrievedPassage[];
}

export interface DocumentSearchResult extends Reread {
  /** None where they are put in another order first. */
  documents: FoundDocuments;
}

export interface PassageSearchResult extends Reread {
  /** What the first places of each way of looking, and of all together, are of, by the passages' numbers. */
  outlines: ReadonlyMap<number, PassageOutline>;
}

/** How a document does in every way of looking; all of one moment. */
export interface IndexExplanation extends Reread {
  /** Null where the application has no such document. */
  document: DocumentSummary | null;
  words: WordExplanation;
  /** Undefined where nothing was looked for by a vector. */
  vectors: VectorExplanation | undefined;
  /** How many of its passages have no vector among those that searches use. */
  withoutVector: number;
}

/**
 * Searches the index. Each call is answered from one state of the data: what is ranked is there to be read, and places of
 * passages are places in the content beside them.
 *
 * Where it takes a `signal`, an aborted call rejects with the signal's reason, and is not begun where it still waits.
 */
export abstract class KnowledgeReader {
  /** The documents with the best passages, the best first, each with its best passages. */
  abstract findDocuments(
    search: IndexSearch,
    reading: ReadingRequest,
    signal?: AbortSignal,
  ): Promise<DocumentSearchResult>;

  /** The best passages, the best first. */
  abstract findPassages(
    search: IndexSearch,
    reading: ReadingRequest,
    signal?: AbortSignal,
  ): Promise<PassageSearchResult>;

  /** Reads what was found before, with the words that were looked for marked. */
  abstract readDocuments(request: HitRequest, signal?: AbortSignal): Promise<FoundDocuments>;

  /**
   * Searches documents as {@link findDocuments} does, and says where one of them stands, however far down. All vectors
   * are compared for that, where a search compares only those that seem to be close: it takes five to ten times as long.
   */
  abstract explain(
    search: IndexSearch,
    reading: ReadingRequest,
    documentId: string,
    signal?: AbortSignal,
  ): Promise<IndexExplanation>;

  /** The next passages that a model has made no vector of. */
  abstract findUnembedded(request: UnembeddedRequest): Promise<Unembedded>;

  /**
   * What to learn a model's weight from.
   * @returns undefined where searches do not use it, or what was learned still holds.
   */
  abstract findLesson(applicationId: string, model: string): Promise<Lesson | undefined>;

  /** How many passages an application has, and how many of them have vectors. */
  abstract vectorProgress(applicationId: string): Promise<VectorProgress>;
}
