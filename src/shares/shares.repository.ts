import { Injectable } from '@nestjs/common';
import { type Selectable } from 'kysely';
import { Database } from '../database/database.js';
import { type ShareTable } from '../database/tables/share.table.js';
import { type Share } from './share.js';

@Injectable()
export class SharesRepository {
  constructor(private readonly database: Database) {}

  async insert(share: Share, secretHash: string): Promise<void> {
    await this.database.write
      .insertInto('share')
      .values({
        id: share.id,
        conversation_id: share.conversationId,
        secret_hash: secretHash,
        title: share.title,
        head_message_id: share.headMessageId,
        head_run_id: share.headRunId,
        created_at: share.createdAt,
        expires_at: share.expiresAt,
      })
      .execute();
  }

  /** Those that lead somewhere at `now`, the newest first. */
  async ofConversation(conversationId: string, now: number): Promise<Share[]> {
    const rows = await this.database.query
      .selectFrom('share')
      .selectAll()
      .where('conversation_id', '=', conversationId)
      .where(({ eb, or }) => or([eb('expires_at', 'is', null), eb('expires_at', '>', now)]))
      .execute();
    // There are few of them.
    return rows.map(fromRow).sort((one, other) => other.createdAt - one.createdAt);
  }

  async findBySecret(secretHash: string): Promise<Share | undefined> {
    const row = await this.database.query
      .selectFrom('share')
      .selectAll()
      .where('secret_hash', '=', secretHash)
      .executeTakeFirst();
    return row && fromRow(row);
  }

  /** @returns whether it was there. */
  async delete(conversationId: string, id: string): Promise<boolean> {
    const { numDeletedRows } = await this.database.write
      .deleteFrom('share')
      .where('id', '=', id)
      .where('conversation_id', '=', conversationId)
      .executeTakeFirst();
    return numDeletedRows > 0n;
  }

  async deleteExpired(conversationId: string, now: number): Promise<void> {
    await this.database.write
      .deleteFrom('share')
      .where('conversation_id', '=', conversationId)
      .where('expires_at', '<=', now)
      .execute();
  }
}

function fromRow(row: Selectable<ShareTable>): Share {
  return {
    id: row.id,
    conversationId: row.conversation_id,
    title: row.title,
    headMessageId: row.head_message_id,
    headRunId: row.head_run_id,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
  };
}
