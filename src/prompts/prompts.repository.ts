import { Injectable } from '@nestjs/common';
import { type Selectable } from 'kysely';
import { Database } from '../database/database.js';
import { type PromptTemplateTable } from '../database/tables/prompt-template.table.js';
import { type Cursor } from '../http/cursor.js';
import { COMMON, type PromptTemplate } from './prompt-template.js';

@Injectable()
export class PromptsRepository {
  constructor(private readonly database: Database) {}

  /** @returns whether it was stored: false where its id is taken, and then nothing has changed. */
  async insert(template: PromptTemplate): Promise<boolean> {
    const result = await this.database.write
      .insertInto('prompt_template')
      .values({
        application_id: template.applicationId,
        id: template.id,
        name: template.name,
        template: template.template,
        variables: JSON.stringify(template.variables),
        version: template.version,
        created_at: template.createdAt,
      })
      .onConflict((conflict) => conflict.columns(['application_id', 'id']).doNothing())
      .executeTakeFirst();
    return result.numInsertedOrUpdatedRows === 1n;
  }

  /** An application's own, or else the one that is everybody's. */
  async find(id: string, applicationId: string): Promise<PromptTemplate | undefined> {
    const row = await this.database.query
      .selectFrom('prompt_template')
      .selectAll()
      .where('id', '=', id)
      .where('application_id', 'in', [applicationId, COMMON])
      .orderBy('application_id', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row && fromRow(row);
  }

  /** An application's own and everybody's, oldest first, from the one behind `after` on. */
  async list(applicationId: string, limit: number, after?: Cursor): Promise<PromptTemplate[]> {
    const owners = [...new Set([applicationId, COMMON])];
    // Each is read in the order of the index, up to the limit; both at once would be sorted whole.
    const lists = await Promise.all(owners.map((owner) => this.listOf(owner, limit, after)));
    const inOrder = (a: PromptTemplate, b: PromptTemplate): number =>
      a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1);
    return lists.flat().sort(inOrder).slice(0, limit);
  }

  private async listOf(owner: string, limit: number, after?: Cursor): Promise<PromptTemplate[]> {
    const rows = await this.database.query
      .selectFrom('prompt_template')
      .selectAll()
      .where('application_id', '=', owner)
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

  /** @returns whether it had that one. */
  async delete(id: string, applicationId: string): Promise<boolean> {
    const result = await this.database.write
      .deleteFrom('prompt_template')
      .where('application_id', '=', applicationId)
      .where('id', '=', id)
      .executeTakeFirst();
    return result.numDeletedRows > 0n;
  }
}

function fromRow(row: Selectable<PromptTemplateTable>): PromptTemplate {
  return {
    applicationId: row.application_id,
    id: row.id,
    name: row.name,
    template: row.template,
    variables: JSON.parse(row.variables) as string[],
    version: row.version,
    createdAt: row.created_at,
  };
}
