import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Database } from '../../database/database.js';
import { NOBODY } from '../../database/tables/document.table.js';
import { type DocumentSummary } from './document.js';

/** Documents that go: for having been kept long enough, or because somebody wants it. */
@Injectable()
export class DepartingDocumentsRepository {
  constructor(private readonly database: Database) {}

  /** The first application behind this one that has any. */
  async applicationAfter(id: string): Promise<string | undefined> {
    const row = await this.database.query
      .selectFrom('document')
      .select('application_id')
      .where('application_id', '>', id)
      // As its index says it.
      .where('application_id', '<>', sql.lit(NOBODY))
      .orderBy('application_id')
      .limit(1)
      .executeTakeFirst();
    return row?.application_id;
  }

  /** One that was not changed since `before`, and is not being changed. */
  async findUnchanged(applicationId: string, before: number): Promise<string | undefined> {
    const row = await this.unchanged(applicationId, before).orderBy('updated_at').limit(1).executeTakeFirst();
    return row?.id;
  }

  /** Whether this is one. */
  async isUnchanged({ applicationId, id }: DocumentSummary, before: number): Promise<boolean> {
    const row = await this.unchanged(applicationId, before).where('id', '=', id).executeTakeFirst();
    return row !== undefined;
  }

  /** Leaves nothing of a document that anybody can see but the row that its passages hang on, which are still there. */
  async forget(id: string): Promise<void> {
    const { write } = this.database;
    await write.deleteFrom('document_content').where('document_id', '=', id).execute();
    await write.deleteFrom('ingestion_job').where('document_id', '=', id).execute();
    const nothing = {
      title: '',
      category: '',
      metadata: '{}',
      content_hash: '',
      file_name: null,
      warnings: null,
    };
    await write
      .updateTable('document')
      .set({ ...nothing, application_id: NOBODY, state: 'ready', failure: null, characters: 0, passages: 0 })
      .where('id', '=', id)
      .execute();
  }

  /** Deletes what {@link forget} left, where it did. */
  async deleteForgotten(id: string): Promise<void> {
    await this.database.write
      .deleteFrom('document')
      .where('id', '=', id)
      .where('application_id', '=', NOBODY)
      .execute();
  }

  /** Deletes the document, its passages and what waits to be taken in of it; its postings are the index's to delete. */
  async delete(id: string): Promise<void> {
    await this.database.write.deleteFrom('document').where('id', '=', id).execute();
  }

  private unchanged(applicationId: string, before: number) {
    return this.database.query
      .selectFrom('document')
      .select('id')
      .where('application_id', '=', applicationId)
      .where('application_id', '<>', sql.lit(NOBODY))
      .where('updated_at', '<', before)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('ingestion_job')
              .select('document_id')
              .whereRef('ingestion_job.document_id', '=', 'document.id'),
          ),
        ),
      );
  }
}
