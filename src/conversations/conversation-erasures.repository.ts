import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';

/** Which conversations are being erased. */
@Injectable()
export class ConversationErasuresRepository {
  constructor(private readonly database: Database) {}

  /** One that was asked for before stays as it is. */
  async insert(conversationId: string, now: number): Promise<void> {
    await this.database.write
      .insertInto('conversation_erasure')
      .values({ conversation_id: conversationId, requested_at: now })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }

  /** Those that were asked for before then, the longest ago first. */
  async list(before: number, limit: number): Promise<string[]> {
    const rows = await this.database.query
      .selectFrom('conversation_erasure')
      .select('conversation_id')
      .where('requested_at', '<', before)
      .orderBy('requested_at')
      .orderBy('conversation_id')
      .limit(limit)
      .execute();
    return rows.map((row) => row.conversation_id);
  }

  async delete(conversationIds: readonly string[]): Promise<void> {
    if (conversationIds.length === 0) return;
    await this.database.write
      .deleteFrom('conversation_erasure')
      .where('conversation_id', 'in', conversationIds)
      .execute();
  }
}
