import { Injectable } from '@nestjs/common';
import { type JsonObject } from '../common/json.js';
import { Database } from '../database/database.js';

export interface StoredContext {
  facts: JsonObject;
  /** Epoch milliseconds. */
  updatedAt: number;
}

@Injectable()
export class ContextRepository {
  constructor(private readonly database: Database) {}

  async find(conversationId: string): Promise<StoredContext | undefined> {
    const row = await this.database.query
      .selectFrom('conversation_context')
      .select(['facts', 'updated_at'])
      .where('conversation_id', '=', conversationId)
      .executeTakeFirst();
    return row && { facts: JSON.parse(row.facts) as JsonObject, updatedAt: row.updated_at };
  }

  async save(conversationId: string, context: StoredContext): Promise<void> {
    const values = { facts: JSON.stringify(context.facts), updated_at: context.updatedAt };
    await this.database.write
      .insertInto('conversation_context')
      .values({ conversation_id: conversationId, ...values })
      .onConflict((conflict) => conflict.column('conversation_id').doUpdateSet(values))
      .execute();
  }

  async delete(conversationIds: readonly string[]): Promise<void> {
    await this.database.write
      .deleteFrom('conversation_context')
      .where('conversation_id', 'in', conversationIds)
      .execute();
  }
}
