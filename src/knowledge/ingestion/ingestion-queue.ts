import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { Clock } from '../../common/clock.js';
import { defined } from '../../common/defined.js';
import { ChangeFeed } from '../../database/change-feed.js';
import { Database } from '../../database/database.js';
import { type DocumentFailure } from '../documents/document.js';
import { DocumentNotFoundError } from '../documents/documents.errors.js';
import { DocumentsRepository } from '../documents/documents.repository.js';
import { type UploadedFile } from '../parsing/uploaded-file.js';
import { type IngestionInput, type IngestionJob, type JobKind } from '../documents/ingestion-job.js';
import { IngestionJobsRepository } from '../documents/ingestion-jobs.repository.js';
import { type IngestionTurn, IngestionTurns } from './ingestion-turns.js';

/**
 * So many characters are taken at a time, unless a text by itself is longer. What is short shares a transaction, and
 * while that takes nothing else is written; what is long is written in steps.
 */
const MAX_SIZE = 60_000;

/** What hints call it that there are files to be read. */
export const FILES_WAIT = 'files wait';

/** A job that took the process down with it so often is not tried again. */
const MAX_ATTEMPTS = 3;

/** Jobs that this process is to do. */
export interface TakenJobs extends IngestionTurn {
  jobs: IngestionJob[];
}

/** What waits to be taken in, kept in the database: a restart forgets none of it. */
@Injectable()
export class IngestionQueue {
  constructor(
    private readonly jobs: IngestionJobsRepository,
    private readonly turns: IngestionTurns,
    private readonly documents: DocumentsRepository,
    private readonly database: Database,
    private readonly changes: ChangeFeed,
    private readonly clock: Clock,
  ) {}

  /**
   * Has a document taken in. What waits of it already goes on with the new wish over it. Called in a transaction.
   * @throws DocumentNotFoundError where it is deleted by now.
   */
  async add(documentId: string, input: IngestionInput, file?: UploadedFile): Promise<void> {
    await this.hold(documentId);
    if (!(await this.documents.keep(documentId))) throw new DocumentNotFoundError(documentId);
    const waiting = await this.jobs.find(documentId);
    const text = input.content === undefined ? (file ?? waiting?.file) : undefined;
    const job = {
      documentId,
      token: randomUUID(),
      input: { ...waiting?.input, ...defined(input) },
      file: text,
    };
    await this.jobs.save({ ...job, attempts: 0 }, this.clock.now());
    this.changes.announce(documentId);
    // A text is taken in here at once; reading files is worth sharing.
    if (text)
      this.database.afterCommit(() => {
        this.database.hints.send(FILES_WAIT, '');
      });
  }

  /** Whoever asks for the same document waits until the transaction is over. */
  async hold(documentId: string): Promise<void> {
    await this.database.holdKey(`document ${documentId}`);
  }

  /** Has all documents of an application that have been read indexed anew. Called in a transaction. */
  async addAll(applicationId: string): Promise<void> {
    await this.jobs.saveAll(applicationId, randomUUID(), this.clock.now());
  }

  /**
   * The next jobs: the oldest texts of the application that has its turn, or one of its files. A file counts as begun, and
   * one that was begun too often is given up. No other process is given them until they are released.
   * @returns undefined where nothing waits but what is being done.
   */
  async take(kind: JobKind, limit: number): Promise<TakenJobs | undefined> {
    const turn = await this.turns.next(kind, limit);
    if (!turn) return undefined;
    const jobs = await this.fresh(turn, kind).catch(async (error: unknown) => {
      await this.turns.release(turn);
      throw error;
    });
    if (jobs.length > 0) return { ...turn, jobs };
    // Only those given up were found, or done already: there may be others behind them.
    await this.turns.release(turn);
    return this.take(kind, limit);
  }

  /** Has others do what was taken and is not done. */
  async release(taken: TakenJobs): Promise<void> {
    await this.turns.release(taken);
  }

  /** Ends a job without having taken it in. A document that was there before stays as it was. */
  async fail(job: IngestionJob, failure: DocumentFailure): Promise<void> {
    await this.database.transaction(async () => {
      if (!(await this.jobs.delete(job.documentId, job.token))) return;
      const document = await this.documents.find(job.documentId);
      const state = document?.state === 'ready' ? 'ready' : 'failed';
      await this.documents.update(job.documentId, { state, failure });
      this.changes.announce(job.documentId);
    });
  }

  /** Has a job that was given up unfinished wait again, as if it had not been begun. */
  async putBack(job: IngestionJob): Promise<void> {
    await this.database.transaction(async () => {
      await this.jobs.takeBack(job.documentId, job.token);
      await this.documents.changeState([job.documentId], 'processing', 'pending');
    });
  }

  /** Whether any text waits, or is being taken in. */
  async hasTexts(): Promise<boolean> {
    return (await this.jobs.firstOwner('', 'text')) !== undefined;
  }

  /** What waits to become of the document; undefined where nothing does. */
  async wishFor(documentId: string): Promise<IngestionInput | undefined> {
    return (await this.jobs.find(documentId))?.input;
  }

  /** Those of the documents that wait. */
  async waitingAmong(documentIds: readonly string[]): Promise<Set<string>> {
    return this.jobs.waitingAmong(documentIds);
  }

  /** Those of a turn that still wait, and may be tried. */
  private async fresh({ documentIds }: IngestionTurn, kind: JobKind): Promise<IngestionJob[]> {
    const all = await this.jobs.list(documentIds);
    // What has become a file meanwhile has its turn as one.
    const found = kind === 'text' ? all.filter(({ file }) => !file) : all;
    for (const job of found) {
      if (job.attempts < MAX_ATTEMPTS) continue;
      await this.fail(job, { code: 'ingestion_failed', detail: 'The server failed to take it in.' });
    }
    const fresh = firstOf(found.filter(({ attempts }) => attempts < MAX_ATTEMPTS));
    if (kind === 'file' && fresh.length > 0) await this.begin(fresh);
    return fresh;
  }

  private async begin(jobs: readonly IngestionJob[]): Promise<void> {
    const ids = jobs.map(({ documentId }) => documentId);
    await this.database.transaction(async () => {
      await this.jobs.begin(ids);
      await this.documents.changeState(ids, 'pending', 'processing');
    });
  }
}

/** As many as are taken at a time, and one at least. */
function firstOf(jobs: readonly IngestionJob[]): IngestionJob[] {
  let size = 0;
  return jobs.filter((job, index) => (size += job.size) <= MAX_SIZE || index === 0);
}
