import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';

@Injectable()
export class StreamTicketsRepository {
  constructor(private readonly database: Database) {}

  async insert(ticket: { hash: string; principal: string; expires_at: number }): Promise<void> {
    await this.database.write.insertInto('stream_ticket').values(ticket).execute();
  }

  /** Takes it away: only one gets it. */
  async take(hash: string): Promise<{ principal: string; expires_at: number } | undefined> {
    return this.database.write
      .deleteFrom('stream_ticket')
      .where('hash', '=', hash)
      .returning(['principal', 'expires_at'])
      .executeTakeFirst();
  }

  async deleteExpired(now: number): Promise<void> {
    await this.database.write.deleteFrom('stream_ticket').where('expires_at', '<=', now).execute();
  }
}
