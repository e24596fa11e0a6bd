import { Injectable } from '@nestjs/common';
import { type Selectable } from 'kysely';
import { type JsonObject } from '../../common/json.js';
import { Database } from '../../database/database.js';
import { type DocumentTable } from '../../database/tables/document.table.js';
import { type DocumentFilter, type KnowledgeDocument } from './document.js';

@Injectable()
export class DocumentsRepository {
  constructor(private readonly database: Database) {}

  async insert(document: KnowledgeDocument): Promise<void> {
    await this.database.write
      .insertInto('document')
      .values({
        id: document.id,
        application_id: document.applicationId,
        title: document.title,
        content: document.content,
        category: document.category,
        metadata: JSON.stringify(document.metadata),
        content_hash: document.contentHash,
        created_at: document.createdAt,
        updated_at: document.updatedAt,
      })
      .execute();
  }

  async find(id: string): Promise<KnowledgeDocument | undefined> {
    const row = await this.database.query
      .selectFrom('document')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    return row && fromRow(row);
  }

  async findAll(applicationId: string, ids: readonly string[]): Promise<Map<string, KnowledgeDocument>> {
    if (ids.length === 0) return new Map();
    const rows = await this.database.query
      .selectFrom('document')
      .selectAll()
      .where('application_id', '=', applicationId)
      .where('id', 'in', ids)
      .execute();
    return new Map(rows.map((row) => [row.id, fromRow(row)]));
  }

  async list(filter: DocumentFilter): Promise<KnowledgeDocument[]> {
    const { after } = filter;
    let query = this.database.query
      .selectFrom('document')
      .selectAll()
      .where('application_id', '=', filter.applicationId)
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .limit(filter.limit);
    if (after) {
      query = query.where(({ eb, and, or }) =>
        or([
          eb('created_at', '<', after.at),
          and([eb('created_at', '=', after.at), eb('id', '<', after.id)]),
        ]),
      );
    }
    return (await query.execute()).map(fromRow);
  }

  /** Deletes the document and its passages; their postings are the index's to delete. */
  async delete(id: string): Promise<void> {
    await this.database.write.deleteFrom('document').where('id', '=', id).execute();
  }
}

function fromRow(row: Selectable<DocumentTable>): KnowledgeDocument {
  return {
    id: row.id,
    applicationId: row.application_id,
    title: row.title,
    content: row.content,
    category: row.category,
    metadata: JSON.parse(row.metadata) as JsonObject,
    contentHash: row.content_hash,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
