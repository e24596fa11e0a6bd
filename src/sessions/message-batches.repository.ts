import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { fromMessageRow } from './message-row.js';
import { type Message } from './message.js';

/** Messages by their ids, several at a time. */
@Injectable()
export class MessageBatchesRepository {
  constructor(private readonly database: Database) {}

  /** Those that are there, in no order. */
  async find(ids: readonly string[]): Promise<Message[]> {
    if (ids.length === 0) return [];
    const rows = await this.database.query.selectFrom('message').selectAll().where('id', 'in', ids).execute();
    return rows.map(fromMessageRow);
  }
}
