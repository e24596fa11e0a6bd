import { Injectable } from '@nestjs/common';
import { type Selectable } from 'kysely';
import { Database } from '../database/database.js';
import { type PromptTemplateTable } from '../database/tables/prompt-template.table.js';
import { type Cursor } from '../http/cursor.js';
import { type PromptTemplate } from './prompt-template.js';

@Injectable()
export class PromptsRepository {
  constructor(private readonly database: Database) {}

  /** @returns whether it was stored: false where its id is taken, and then nothing has changed. */
  async insert(template: PromptTemplate): Promise<boolean> {
    const result = await this.database.write
      .insertInto('prompt_template')
      .values({
        id: template.id,
        name: template.name,
        template: template.template,
        variables: JSON.stringify(template.variables),
        version: template.version,
        created_at: template.createdAt,
      })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .executeTakeFirst();
    return result.numInsertedOrUpdatedRows === 1n;
  }

  async find(id: string): Promise<PromptTemplate | undefined> {
    const row = await this.database.query
      .selectFrom('prompt_template')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    return row && fromRow(row);
  }

  /** Oldest first, from the one behind `after` on. */
  async list(limit: number, after?: Cursor): Promise<PromptTemplate[]> {
    const rows = await this.database.query
      .selectFrom('prompt_template')
      .selectAll()
      .$if(after !== undefined, (query) =>
        query.where((where) =>
          where(where.refTuple('created_at', 'id'), '>', where.tuple(after?.at ?? 0, after?.id ?? '')),
        ),
      )
      .orderBy('created_at')
      .orderBy('id')
      .limit(limit)
      .execute();
    return rows.map(fromRow);
  }

  /** @returns whether there was one. */
  async delete(id: string): Promise<boolean> {
    const result = await this.database.write
      .deleteFrom('prompt_template')
      .where('id', '=', id)
      .executeTakeFirst();
    return result.numDeletedRows > 0n;
  }
}

function fromRow(row: Selectable<PromptTemplateTable>): PromptTemplate {
  return {
    id: row.id,
    name: row.name,
    template: row.template,
    variables: JSON.parse(row.variables) as string[],
    version: row.version,
    createdAt: row.created_at,
  };
}
