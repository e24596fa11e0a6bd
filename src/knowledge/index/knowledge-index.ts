import { type Language } from '../../applications/languages.js';
import {
  type PassageVectors,
  type Unembedded,
  type UnembeddedRequest,
  type VectorExplanation,
  type VectorProgress,
  type VectorSearch,
} from './vectors/vector-search.js';
import { type IngestionInput } from '../documents/ingestion-job.js';
import { type TextBlock } from '../parsing/structured-text.js';
import { type ScoredPassage } from './words/scores.repository.js';
import { type FoundDocuments, type HitRequest } from './hits/search-result.js';
import { type WordExplanation, type WordRanking, type WordSearch } from './words/word-search.js';

/** A document as it is to stand in the index. */
export interface Ingestion {
  documentId: string;
  /** That of the job it is done for. */
  token: string;
  /** The application's, for a corpus that has none yet. */
  language: Language;
  /** What the document becomes in the same step. */
  changes: IngestionInput;
  /** What was found in the file that the new text is from; undefined where the text itself tells, or stays. */
  structure?: readonly TextBlock[] | undefined;
  /** When its owner changed it, in epoch milliseconds; undefined where only its index is made anew. */
  changedAt: number | undefined;
}

/**
 * The documents' passages and the search over them. A change of a document and of its index is one step: a search sees
 * all of it or nothing, and what a method has done is durable when it returns.
 */
export abstract class KnowledgeIndex {
  /**
   * Takes documents in, each in the place of what was there of it, and ends their jobs.
   * @returns the ids of those whose jobs were still the ones named; the others are left as they were.
   */
  abstract ingest(ingestions: readonly Ingestion[]): Promise<string[]>;

  /** Deletes a document with all that is found by it. @returns false where there is none. */
  abstract remove(documentId: string): Promise<boolean>;

  /** Lets a document be found, or not. @returns false where there is none. */
  abstract setEnabled(documentId: string, enabled: boolean): Promise<boolean>;

  /** The passages that share words with what is asked, the best first. */
  abstract rankByWords(search: WordSearch): Promise<WordRanking>;

  /** Where the passages of one document stand in that ranking, and why. */
  abstract explainWords(search: WordSearch, documentId: string): Promise<WordExplanation>;

  /** Reads what was found, with the words that were looked for marked. */
  abstract readHits(request: HitRequest): Promise<FoundDocuments>;

  /**
   * The passages whose vectors are most like the question's, the best first.
   * @returns undefined where searches use other vectors by now.
   */
  abstract rankByVector(search: VectorSearch): Promise<ScoredPassage[] | undefined>;

  /**
   * Where the passages of one document stand among all that could be found by vector. Every vector is compared, where a
   * search compares only those that seem to be close: it takes five to ten times as long.
   * @returns undefined where searches use other vectors by now.
   */
  abstract explainVectors(
    search: Omit<VectorSearch, 'limit'>,
    documentId: string,
  ): Promise<VectorExplanation | undefined>;

  /** The next passages that a model has made no vector of. */
  abstract findUnembedded(request: UnembeddedRequest): Promise<Unembedded>;

  /** Keeps vectors of passages that are still there. The first of a model begin a generation. */
  abstract storeVectors(vectors: PassageVectors): Promise<void>;

  /**
   * Has searches of an application use this model's vectors alone, if all its passages have one.
   * @param without the passages that need none.
   * @returns whether that is so now.
   */
  abstract settleVectors(
    applicationId: string,
    model: string,
    without: ReadonlySet<number>,
  ): Promise<boolean>;

  /** Deletes some of the vectors that are of no use any more. @returns whether there may be more. */
  abstract sweepVectors(): Promise<boolean>;

  /** How many passages an application has, and how many of them have vectors. */
  abstract vectorProgress(applicationId: string): Promise<VectorProgress>;
}
