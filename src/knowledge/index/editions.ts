import { type IngestionJobsRepository } from '../documents/ingestion-jobs.repository.js';
import { type PassagesRepository } from '../documents/passages/passages.repository.js';
import { type CorporaRepository } from './corpora.repository.js';
import { type Corpus } from './corpus.js';
import { type DocumentAnalysis } from './document-analysis.js';
import { type HiddenPassages, type HiddenPassagesRepository } from './hidden-passages.repository.js';
import { type Ingestion } from './knowledge-writer.js';
import { type PassageIndex, sizeOf } from './passage-index.js';
import { type PassageRangesRepository } from './passage-ranges.repository.js';
import { STEP_POSTINGS, STEP_SIZE } from './step-sizes.js';
import { type PostingsRepository } from './words/postings.repository.js';

/** How far the writing of an edition is. */
interface Progress {
  hidden: HiddenPassages;
  firstOrdinal: number;
  /** Whether it is written to be found: the document was enabled when it was begun. */
  isEnabled: boolean;
  nextPassage: number;
  /** Of the part that is being written. */
  nextTerm: number;
}

/** What a document is to become, on its way there. */
export interface Edition {
  token: string;
  analysis: DocumentAnalysis;
  /** Undefined where nothing of it is written. */
  progress: Progress | undefined;
}

/** More are never made at a time: texts come in eights, and a file beside them. What is left over came to nothing. */
const MAX_EDITIONS = 16;

/**
 * Writes the passages and postings of long documents a step at a time, hidden from searches until the last is there: a
 * transaction that wrote millions of rows would keep everybody else from writing for seconds.
 */
export class Editions {
  private readonly editions = new Map<string, Edition>();

  constructor(
    private readonly jobs: IngestionJobsRepository,
    private readonly corpora: CorporaRepository,
    private readonly passages: PassagesRepository,
    private readonly ranges: PassageRangesRepository,
    private readonly postings: PostingsRepository,
    private readonly hidden: HiddenPassagesRepository,
    private readonly index: PassageIndex,
  ) {}

  /** What is on its way for a job. */
  of({ documentId, token }: Pick<Ingestion, 'documentId' | 'token'>): Edition | undefined {
    const edition = this.editions.get(documentId);
    return edition?.token === token ? edition : undefined;
  }

  begin(token: string, analysis: DocumentAnalysis): Edition {
    const edition = { token, analysis, progress: undefined };
    const { documentId } = analysis.input;
    this.forget(documentId);
    this.editions.set(documentId, edition);
    for (const [oldest] of this.editions) {
      if (this.editions.size > MAX_EDITIONS) this.editions.delete(oldest);
    }
    return edition;
  }

  forget(documentId: string): void {
    this.editions.delete(documentId);
  }

  /** Whether there is nothing left to write. */
  isWritten(edition: Edition): boolean {
    return edition.analysis.isLastPart && isPartWritten(edition);
  }

  /** Notes what was written, once that is sure. @param progress undefined where nobody wants it any more. */
  note(edition: Edition, progress: Progress | undefined): void {
    edition.progress = progress;
    const { analysis } = edition;
    if (!progress) this.forget(analysis.input.documentId);
    else if (!analysis.isLastPart && isPartWritten(edition)) {
      analysis.next();
      edition.progress = { ...progress, nextTerm: 0 };
    }
  }

  /**
   * Writes the next of it. Called in a transaction, which may run anew: what it comes to counts once that is over.
   * @returns undefined where nobody wants it any more.
   */
  async write(edition: Edition, isEnabled: boolean, corpus: Corpus): Promise<Progress | undefined> {
    const { token, analysis, progress } = edition;
    const { documentId } = analysis.input;
    if (!(await this.jobs.has(documentId, token))) return undefined;
    if (!progress) return this.open(edition, isEnabled, corpus);
    if (!(await this.hidden.has(progress.hidden))) return undefined;
    return progress.nextPassage < analysis.from + analysis.passages.length
      ? this.writePassages(edition, progress)
      : this.writePostings(edition, progress);
  }

  private async open({ token, analysis }: Edition, isEnabled: boolean, corpus: Corpus): Promise<Progress> {
    const { documentId } = analysis.input;
    // What a process that is gone had written of the same.
    await this.hidden.discard(documentId);
    const { count } = analysis;
    const first = await this.corpora.allot(corpus.id, count);
    const hidden = { corpusId: corpus.id, first, last: first + count - 1, documentId, token };
    await this.hidden.insert(hidden);
    const firstOrdinal = await this.ranges.freeOrdinal(documentId);
    return { hidden, firstOrdinal, isEnabled, nextPassage: 0, nextTerm: 0 };
  }

  private async writePassages({ analysis }: Edition, progress: Progress): Promise<Progress> {
    const { hidden, firstOrdinal, isEnabled, nextPassage: from } = progress;
    const made = analysis.passages.slice(from - analysis.from);
    let count = 0;
    for (let size = 0; count < made.length && size < STEP_SIZE; count += 1) {
      const { span, terms } = made[count] ?? {};
      // A term is a few letters, and two quotation marks and a comma.
      size += (span?.text.length ?? 0) + 8 * (terms?.frequencies.size ?? 0);
    }
    const indexed = this.index.draft(hidden.documentId, made.slice(0, count), {
      ordinal: firstOrdinal + from,
      number: hidden.first + from,
    });
    await this.passages.insert(hidden.corpusId, indexed, isEnabled);
    if (isEnabled) await this.corpora.grow(hidden.corpusId, sizeOf(indexed));
    return { ...progress, nextPassage: from + count };
  }

  private async writePostings({ analysis }: Edition, progress: Progress): Promise<Progress> {
    const { hidden, nextTerm } = progress;
    const { postings, next } = analysis.postings.slice(nextTerm, STEP_POSTINGS);
    await this.postings.addListed(hidden.corpusId, hidden.first + analysis.from, postings);
    await this.corpora.grow(hidden.corpusId);
    return { ...progress, nextTerm: next };
  }
}

function isPartWritten({ analysis, progress }: Edition): boolean {
  if (!analysis.isDone || progress?.nextPassage !== analysis.from + analysis.passages.length) return false;
  return !progress.isEnabled || progress.nextTerm === analysis.postings.size;
}
