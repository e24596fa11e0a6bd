import { Injectable } from '@nestjs/common';
import { type Selectable } from 'kysely';
import { Database } from '../../database/database.js';
import { type IngestionJobTable } from '../../database/tables/ingestion-job.table.js';
import { type IngestionInput, type IngestionJob } from './ingestion-job.js';

@Injectable()
export class IngestionJobsRepository {
  constructor(private readonly database: Database) {}

  /** Stores a job in the place of the one that the document may have. */
  async save(job: Omit<IngestionJob, 'applicationId' | 'size'>, now: number): Promise<void> {
    const values = {
      token: job.token,
      input: JSON.stringify(job.input),
      file: job.file ? Buffer.from(job.file.bytes) : null,
      attempts: job.attempts,
      created_at: now,
    };
    await this.database.write
      .insertInto('ingestion_job')
      .values({ document_id: job.documentId, ...values })
      .onConflict((conflict) => conflict.column('document_id').doUpdateSet(values))
      .execute();
  }

  /** Has everything that an application's search can find indexed anew; what waits already goes on, from the start. */
  async saveAll(applicationId: string, token: string, now: number): Promise<void> {
    await this.database.write
      .insertInto('ingestion_job')
      .columns(['document_id', 'token', 'input', 'attempts', 'created_at'])
      .expression(({ selectFrom, val }) =>
        selectFrom('document')
          .select([
            'id',
            val(token).as('token'),
            val('{}').as('input'),
            val(0).as('attempts'),
            val(now).as('now'),
          ])
          .where('application_id', '=', applicationId)
          .where('state', '=', 'ready'),
      )
      .onConflict((conflict) => conflict.column('document_id').doUpdateSet({ token, attempts: 0 }))
      .execute();
  }

  async find(documentId: string): Promise<IngestionJob | undefined> {
    const row = await this.query().where('document_id', '=', documentId).executeTakeFirst();
    return row && fromRow(row);
  }

  /**
   * The file whose turn it is: the oldest of the application that comes behind `applicationId`, and around again. However
   * many files one application has, the others wait for one of them at most.
   */
  async nextFile(applicationId: string): Promise<IngestionJob[]> {
    const row = await this.database.query
      .selectFrom('ingestion_job')
      .innerJoin('document', 'document.id', 'ingestion_job.document_id')
      .select('document_id')
      .where('file', 'is not', null)
      .orderBy((order) => order.case().when('application_id', '>', applicationId).then(0).else(1).end())
      .orderBy('application_id')
      .orderBy('ingestion_job.created_at')
      .orderBy('document_id')
      .limit(1)
      .executeTakeFirst();
    const job = row && (await this.find(row.document_id));
    return job ? [job] : [];
  }

  /** The next ones without a file, the oldest first. */
  async nextTexts(limit: number): Promise<IngestionJob[]> {
    // Their ids first: sorting whole rows would read every text and file that waits.
    const rows = await this.query()
      .where('document_id', 'in', ({ selectFrom }) =>
        selectFrom('ingestion_job')
          .select('document_id')
          .where('file', 'is', null)
          .orderBy('created_at')
          .orderBy('document_id')
          .limit(limit),
      )
      .orderBy('ingestion_job.created_at')
      .orderBy('document_id')
      .execute();
    return rows.map(fromRow);
  }

  /** Those of the documents that have a job. */
  async waitingAmong(documentIds: readonly string[]): Promise<Set<string>> {
    if (documentIds.length === 0) return new Set();
    const rows = await this.database.query
      .selectFrom('ingestion_job')
      .select('document_id')
      .where('document_id', 'in', documentIds)
      .execute();
    return new Set(rows.map((row) => row.document_id));
  }

  /** Notes that the jobs are begun. */
  async begin(documentIds: readonly string[]): Promise<void> {
    await this.database.write
      .updateTable('ingestion_job')
      .set(({ eb }) => ({ attempts: eb('attempts', '+', 1) }))
      .where('document_id', 'in', documentIds)
      .execute();
  }

  /** Notes that the job was not begun after all. */
  async takeBack(documentId: string, token: string): Promise<void> {
    await this.database.write
      .updateTable('ingestion_job')
      .set(({ eb }) => ({ attempts: eb('attempts', '-', 1) }))
      .where('document_id', '=', documentId)
      .where('token', '=', token)
      .where('attempts', '>', 0)
      .execute();
  }

  /** @returns false where the job is not there any more, or is another one by now. */
  async delete(documentId: string, token: string): Promise<boolean> {
    const result = await this.database.write
      .deleteFrom('ingestion_job')
      .where('document_id', '=', documentId)
      .where('token', '=', token)
      .executeTakeFirst();
    return result.numDeletedRows > 0n;
  }

  private query() {
    return this.database.query
      .selectFrom('ingestion_job')
      .innerJoin('document', 'document.id', 'ingestion_job.document_id')
      .selectAll('ingestion_job')
      .select(['document.application_id', 'document.characters']);
  }
}

function fromRow(
  row: Selectable<IngestionJobTable> & { application_id: string; characters: number },
): IngestionJob {
  const input = JSON.parse(row.input) as IngestionInput;
  return {
    documentId: row.document_id,
    applicationId: row.application_id,
    token: row.token,
    input,
    file: row.file
      ? { bytes: row.file, fileName: input.fileName ?? '', mediaType: input.mediaType ?? '' }
      : undefined,
    attempts: row.attempts,
    size: input.content?.length ?? row.characters,
  };
}
