import { Injectable } from '@nestjs/common';
import { type Selectable } from 'kysely';
import { Database } from '../../database/database.js';
import { type IngestionJobTable } from '../../database/tables/ingestion-job.table.js';
import { type IngestionInput, type IngestionJob, type JobKind } from './ingestion-job.js';

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
      .values(({ selectFrom }) => ({
        document_id: job.documentId,
        application_id: selectFrom('document').select('application_id').where('id', '=', job.documentId),
        ...values,
      }))
      .onConflict((conflict) => conflict.column('document_id').doUpdateSet(values))
      .execute();
  }

  /** Has everything that an application's search can find indexed anew; what waits already goes on, from the start. */
  async saveAll(applicationId: string, token: string, now: number): Promise<void> {
    await this.database.write
      .insertInto('ingestion_job')
      .columns(['document_id', 'application_id', 'token', 'input', 'attempts', 'created_at'])
      .expression(({ selectFrom, val }) =>
        selectFrom('document')
          .select([
            'id',
            'application_id',
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

  /** The first owner that has something waiting, from this name on; undefined where none has. */
  async firstOwner(from: string, kind: JobKind): Promise<string | undefined> {
    const row = await this.waiting(kind)
      .select('application_id')
      .where('application_id', '>=', from)
      .orderBy('application_id')
      .limit(1)
      .executeTakeFirst();
    return row?.application_id ?? undefined;
  }

  /** The documents of an application that wait for the longest. */
  async oldestOf(applicationId: string, kind: JobKind, limit: number): Promise<string[]> {
    const rows = await this.waiting(kind)
      .select('document_id')
      .where('application_id', '=', applicationId)
      .orderBy('created_at')
      .orderBy('document_id')
      .limit(limit)
      .execute();
    return rows.map((row) => row.document_id);
  }

  /** The jobs of those of the documents that have one, the oldest first. */
  async list(documentIds: readonly string[]): Promise<IngestionJob[]> {
    if (documentIds.length === 0) return [];
    const rows = await this.query()
      .where('document_id', 'in', documentIds)
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

  /** Whether the job is there still. */
  async has(documentId: string, token: string): Promise<boolean> {
    const row = await this.database.query
      .selectFrom('ingestion_job')
      .select('document_id')
      .where('document_id', '=', documentId)
      .where('token', '=', token)
      .executeTakeFirst();
    return row !== undefined;
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

  private waiting(kind: JobKind) {
    return this.database.query
      .selectFrom('ingestion_job')
      .where('file', kind === 'file' ? 'is not' : 'is', null);
  }

  private query() {
    return this.database.query
      .selectFrom('ingestion_job')
      .innerJoin('document', 'document.id', 'ingestion_job.document_id')
      .selectAll('ingestion_job')
      .select(['document.application_id as owner', 'document.characters']);
  }
}

function fromRow(row: Selectable<IngestionJobTable> & { owner: string; characters: number }): IngestionJob {
  const input = JSON.parse(row.input) as IngestionInput;
  const { fileName, mediaType = '', keepsEverything } = input;
  return {
    documentId: row.document_id,
    applicationId: row.owner,
    token: row.token,
    input,
    file: row.file ? { bytes: row.file, fileName: fileName ?? '', mediaType, keepsEverything } : undefined,
    attempts: row.attempts,
    size: input.content?.length ?? row.characters,
  };
}
