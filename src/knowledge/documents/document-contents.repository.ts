import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';

/** The texts of documents, which are long. */
@Injectable()
export class DocumentContentsRepository {
  constructor(private readonly database: Database) {}

  /** The blocks that were found in the document's file, as JSON; undefined where its text itself tells. */
  async findStructure(id: string): Promise<string | undefined> {
    const row = await this.database.query
      .selectFrom('document_content')
      .select('structure')
      .where('document_id', '=', id)
      .executeTakeFirst();
    return row?.structure ?? undefined;
  }

  async setContent(id: string, content: string, structure: string | undefined): Promise<void> {
    await this.database.write
      .updateTable('document_content')
      .set({ content, structure: structure ?? null })
      .where('document_id', '=', id)
      .execute();
    await this.database.write
      .updateTable('document')
      .set({ bytes: Buffer.byteLength(content) })
      .where('id', '=', id)
      .execute();
  }

  async contentsOf(ids: readonly string[]): Promise<Map<string, string>> {
    if (ids.length === 0) return new Map();
    const rows = await this.database.query
      .selectFrom('document_content')
      .select(['document_id', 'content'])
      .where('document_id', 'in', ids)
      .execute();
    return new Map(rows.map((row) => [row.document_id, row.content]));
  }
}
