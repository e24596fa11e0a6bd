import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';

export interface IdempotencyKey {
  conversationId: string;
  key: string;
  bodyHash: string;
  runId: string;
  /** Epoch milliseconds. */
  createdAt: number;
}

@Injectable()
export class IdempotencyKeysRepository {
  constructor(private readonly database: Database) {}

  async find(conversationId: string, key: string): Promise<IdempotencyKey | undefined> {
    const row = await this.database.query
      .selectFrom('idempotency_key')
      .selectAll()
      .where('conversation_id', '=', conversationId)
      .where('key', '=', key)
      .executeTakeFirst();
    return (
      row && { conversationId, key, bodyHash: row.body_hash, runId: row.run_id, createdAt: row.created_at }
    );
  }

  async save(entry: IdempotencyKey): Promise<void> {
    const values = { body_hash: entry.bodyHash, run_id: entry.runId, created_at: entry.createdAt };
    await this.database.write
      .insertInto('idempotency_key')
      .values({ conversation_id: entry.conversationId, key: entry.key, ...values })
      .onConflict((conflict) => conflict.columns(['conversation_id', 'key']).doUpdateSet(values))
      .execute();
  }

  async deleteBefore(createdAt: number): Promise<void> {
    await this.database.write.deleteFrom('idempotency_key').where('created_at', '<', createdAt).execute();
  }
}
