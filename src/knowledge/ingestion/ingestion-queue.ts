import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { Clock } from '../../common/clock.js';
import { defined } from '../../common/defined.js';
import { ChangeFeed } from '../../database/change-feed.js';
import { Database } from '../../database/database.js';
import { type DocumentFailure } from '../documents/document.js';
import { DocumentsRepository } from '../documents/documents.repository.js';
import { type UploadedFile } from '../parsing/uploaded-file.js';
import { type IngestionInput, type IngestionJob } from '../documents/ingestion-job.js';
import { IngestionJobsRepository } from '../documents/ingestion-jobs.repository.js';

/**
 * So many characters share a transaction, unless a text by itself is longer: as long as that takes, about a third of a
 * second, nothing else is written, and replies stand still.
 */
const MAX_SIZE = 250_000;

/** A job that took the process down with it so often is not tried again. */
const MAX_ATTEMPTS = 3;

/** What waits to be taken in, kept in the database: a restart forgets none of it. */
@Injectable()
export class IngestionQueue {
  /** Whose file was read last. */
  private lastApplicationId = '';

  constructor(
    private readonly jobs: IngestionJobsRepository,
    private readonly documents: DocumentsRepository,
    private readonly database: Database,
    private readonly changes: ChangeFeed,
    private readonly clock: Clock,
  ) {}

  /** Has a document taken in. What waits of it already goes on with the new wish over it. Called in a transaction. */
  async add(documentId: string, input: IngestionInput, file?: UploadedFile): Promise<void> {
    await this.database.holdKey(`document ${documentId}`);
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
  }

  /** Has all documents of an application that have been read indexed anew. Called in a transaction. */
  async addAll(applicationId: string): Promise<void> {
    await this.jobs.saveAll(applicationId, randomUUID(), this.clock.now());
  }

  /**
   * The next jobs: those whose text is known, the oldest first, or the one with a file that has to be read whose
   * application has its turn. That counts as begun, and one that was begun too often is given up.
   */
  async take(kind: 'text' | 'file', limit: number): Promise<IngestionJob[]> {
    const found = await (kind === 'file'
      ? this.jobs.nextFile(this.lastApplicationId)
      : this.jobs.nextTexts(limit));
    if (kind === 'file') this.lastApplicationId = found[0]?.applicationId ?? this.lastApplicationId;
    const fresh = firstOf(found.filter(({ attempts }) => attempts < MAX_ATTEMPTS));
    for (const job of found) {
      if (job.attempts < MAX_ATTEMPTS) continue;
      await this.fail(job, { code: 'ingestion_failed', detail: 'The server failed to take it in.' });
    }
    if (kind === 'file' && fresh.length > 0) await this.begin(fresh);
    // Only those given up were found: there may be others behind them.
    return fresh.length === 0 && found.length > 0 ? this.take(kind, limit) : fresh;
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

  /** What waits to become of the document; undefined where nothing does. */
  async wishFor(documentId: string): Promise<IngestionInput | undefined> {
    return (await this.jobs.find(documentId))?.input;
  }

  /** Those of the documents that wait. */
  async waitingAmong(documentIds: readonly string[]): Promise<Set<string>> {
    return this.jobs.waitingAmong(documentIds);
  }

  private async begin(jobs: readonly IngestionJob[]): Promise<void> {
    const ids = jobs.map(({ documentId }) => documentId);
    await this.database.transaction(async () => {
      await this.jobs.begin(ids);
      await this.documents.changeState(ids, 'pending', 'processing');
    });
  }
}

/** As many as fit into one transaction, and one at least. */
function firstOf(jobs: readonly IngestionJob[]): IngestionJob[] {
  let size = 0;
  return jobs.filter((job, index) => (size += job.size) <= MAX_SIZE || index === 0);
}
