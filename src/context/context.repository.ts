import { Injectable } from '@nestjs/common';
import { type JsonObject } from '../common/json.js';
import { Database } from '../database/database.js';
import { prepare } from '../database/prepared-query.js';

export interface StoredContext {
  facts: JsonObject;
  /** Epoch milliseconds. */
  updatedAt: number;
}

const findContext = prepare((query, given: { id: string }) =>
  query
    .selectFrom('conversation_context')
    .select(['facts', 'updated_at'])
    .where('conversation_id', '=', given.id),
);

const saveContext = prepare((query, given: { id: string; facts: string; updatedAt: number }) =>
  query
    .insertInto('conversation_context')
    .values({ conversation_id: given.id, facts: given.facts, updated_at: given.updatedAt })
    .onConflict((conflict) =>
      conflict.column('conversation_id').doUpdateSet({ facts: given.facts, updated_at: given.updatedAt }),
    ),
);

@Injectable()
export class ContextRepository {
  constructor(private readonly database: Database) {}

  async find(conversationId: string): Promise<StoredContext | undefined> {
    const row = await this.database.first(findContext, { id: conversationId });
    return row && { facts: JSON.parse(row.facts) as JsonObject, updatedAt: row.updated_at };
  }

  async save(conversationId: string, context: StoredContext): Promise<void> {
    const facts = JSON.stringify(context.facts);
    await this.database.run(saveContext, { id: conversationId, facts, updatedAt: context.updatedAt });
  }

  async delete(conversationIds: readonly string[]): Promise<void> {
    await this.database.write
      .deleteFrom('conversation_context')
      .where('conversation_id', 'in', conversationIds)
      .execute();
  }
}
