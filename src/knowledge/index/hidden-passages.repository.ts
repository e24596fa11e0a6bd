import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { type NumberRange } from './corpus.js';

/** Passages that searches pass over. */
export interface HiddenPassages extends NumberRange {
  corpusId: number;
  documentId: string;
  /** That of the job that they are written for; null where they are to be deleted. */
  token: string | null;
}

/** Which passages are being written, or deleted. */
@Injectable()
export class HiddenPassagesRepository {
  constructor(private readonly database: Database) {}

  async insert({ corpusId, first, last, documentId, token }: HiddenPassages): Promise<void> {
    await this.database.write
      .insertInto('hidden_passages')
      .values({
        ...{ corpus_id: corpusId, first_number: first, last_number: last },
        ...{ document_id: documentId, token },
      })
      .execute();
  }

  /** Whether they are hidden still, for the same reason. */
  async has({ corpusId, first, token }: HiddenPassages): Promise<boolean> {
    const row = await this.database.query
      .selectFrom('hidden_passages')
      .select('token')
      .where('corpus_id', '=', corpusId)
      .where('first_number', '=', first)
      .executeTakeFirst();
    return row !== undefined && (token === null || row.token === token);
  }

  /** Whether any of a document are. */
  async hasAnyOf(documentId: string): Promise<boolean> {
    const row = await this.database.query
      .selectFrom('hidden_passages')
      .select('document_id')
      .where('document_id', '=', documentId)
      .limit(1)
      .executeTakeFirst();
    return row !== undefined;
  }

  /** Has all those of a document deleted that were being written. */
  async discard(documentId: string): Promise<void> {
    await this.database.write
      .updateTable('hidden_passages')
      .set({ token: null })
      .where('document_id', '=', documentId)
      .execute();
  }

  /** Some that are to be deleted: nobody goes on writing what no job is there for. */
  async findUseless(): Promise<HiddenPassages | undefined> {
    const row = await this.database.query
      .selectFrom('hidden_passages')
      .selectAll()
      .where(({ or, eb, not, exists, selectFrom }) =>
        or([
          eb('hidden_passages.token', 'is', null),
          not(
            exists(
              selectFrom('ingestion_job')
                .select('ingestion_job.document_id')
                .whereRef('ingestion_job.document_id', '=', 'hidden_passages.document_id')
                .whereRef('ingestion_job.token', '=', 'hidden_passages.token'),
            ),
          ),
        ]),
      )
      .limit(1)
      .executeTakeFirst();
    return (
      row && {
        ...{ corpusId: row.corpus_id, first: row.first_number, last: row.last_number },
        ...{ documentId: row.document_id, token: row.token },
      }
    );
  }

  async delete({ corpusId, first }: HiddenPassages): Promise<void> {
    await this.database.write
      .deleteFrom('hidden_passages')
      .where('corpus_id', '=', corpusId)
      .where('first_number', '=', first)
      .execute();
  }
}
