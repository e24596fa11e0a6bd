import { type Language } from '../../applications/languages.js';
import { type IngestionInput } from '../documents/ingestion-job.js';
import { type CorpusMoment } from './corpus.js';
import { type EmbeddedTrial } from './fusion/learn-weights.js';
import { type Learned } from './fusion/learned.js';
import { type PassageVectors } from './vectors/vector-search.js';

/** A document as it is to stand in the index. */
export interface Ingestion {
  documentId: string;
  /** That of the job it is done for. */
  token: string;
  /** The application's, for a corpus that has none yet. */
  language: Language;
  /** What the document becomes in the same step. */
  changes: IngestionInput;
  /** The blocks that the file had which the new text is from, as JSON; undefined where the text itself tells, or stays. */
  structure?: string | undefined;
  /** When its owner changed it, in epoch milliseconds; undefined where only its index is made anew. */
  changedAt: number | undefined;
  /** Its text was told before, and is not told again: a long one takes long to hand over. */
  isBegun?: true;
}

/** The same to go on with what was begun, without its text. */
export function begun(ingestion: Ingestion): Ingestion {
  const changes = { ...ingestion.changes, content: undefined };
  return { ...ingestion, changes, structure: undefined, isBegun: true };
}

/**
 * Changes the index. A change of a document and of its index is one step: a search sees all of it or nothing, and what a
 * method has done is durable when it returns.
 */
export abstract class KnowledgeWriter {
  /**
   * Does ahead what {@link ingest} of the same document takes longest for and nobody has to wait for: cuts its text, and
   * makes terms of it, a little at a time. Nothing is changed, and nothing goes wrong where it was not done.
   * @returns whether there is more to do before {@link stage}.
   * @throws ParseError where the text is nothing to be read.
   */
  abstract prepare(ingestion: Ingestion): Promise<boolean>;

  /**
   * Writes some of a long document that was prepared, in a step that nobody has to wait long for. A search sees nothing of
   * it before {@link ingest}; where that never comes, it is swept away.
   * @returns whether there is more to write, of which some may have to be prepared first.
   */
  abstract stage(ingestion: Ingestion): Promise<boolean>;

  /**
   * Takes documents in, each in the place of what was there of it, and ends their jobs.
   * @returns the ids of those whose jobs were still the ones named; the others are left as they were. So is one that was
   * changed after it was staged: it waits still, and has to be prepared anew.
   */
  abstract ingest(ingestions: readonly Ingestion[]): Promise<string[]>;

  /**
   * Deletes a document with all that is found by it.
   * @param unchangedSince leaves it where it was changed since then, in epoch milliseconds, or is being changed.
   * @returns false where there is none.
   */
  abstract remove(documentId: string, unchangedSince?: number): Promise<boolean>;

  /**
   * Lets a document be found, or not. One that is long loses its passages when it is not to be found any more.
   * @returns false where there is none, or where it is to be found and is long: then it has to be taken in as enabled.
   */
  abstract setEnabled(documentId: string, enabled: boolean): Promise<boolean>;

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

  /**
   * Notes that a model has nothing left to do of what an application knows, so that nobody looks at it again before it
   * changes: all its passages have the model's vectors, and what there was to learn was learned.
   * @param moment when that was so.
   * @returns false where it has changed since, or searches use vectors of another model, too.
   */
  abstract finishVectors(applicationId: string, model: string, moment: CorpusMoment): Promise<boolean>;

  /** Learns how much a search may rely on a model. Nothing is changed, and nothing read: it takes some time to reckon. */
  abstract learnWeights(
    trials: readonly EmbeddedTrial[],
    language: Language,
  ): Promise<Omit<Learned, 'corpus' | 'at'>>;

  /** Has searches go by what was learned of a model, where they use its vectors. */
  abstract keepWeights(applicationId: string, model: string, learned: Learned): Promise<void>;

  /** Deletes some of the vectors that are of no use any more. @returns whether there may be more. */
  abstract sweepVectors(): Promise<boolean>;

  /**
   * Looks for passages that are of no use any more: of versions that were replaced, or came to nothing, and of documents that
   * were deleted. @returns whether there are any.
   */
  abstract prepareSweep(): Promise<boolean>;

  /** Deletes some of those that were found last, in a short step. @returns whether more of them are left. */
  abstract sweepPassages(): Promise<boolean>;

  /**
   * Makes terms anew of some passages whose terms an older version made, in a short step. They are found all the time, and
   * keep their ids and their vectors. @returns whether there may be more of them.
   */
  abstract renewPassages(corpusId?: number): Promise<boolean>;
}
