import { Injectable } from '@nestjs/common';
import { type Language } from '../applications/languages.js';
import { Database } from '../database/database.js';

/** A conversation with something that cannot be searched yet. */
export interface UnreadConversation {
  id: string;
  applicationId: string;
  userId: string;
}

/** A message whose words are not kept, or are those of what it was before. */
export interface UnreadMessage {
  id: string;
  /** The run that made it what it is. */
  runId: string | null;
  createdAt: number;
  /** In bytes. */
  length: number;
}

/** Keeps the words of messages and titles. */
@Injectable()
export class MessageWordsRepository {
  constructor(private readonly database: Database) {}

  /** The first behind this id that has something new. */
  async unreadAfter(id: string): Promise<UnreadConversation | undefined> {
    const row = await this.database.query
      .selectFrom('conversation')
      .select(['id', 'application_id as applicationId', 'user_id as userId'])
      .where('is_searchable', '=', (eb) => eb.lit(0))
      .where('user_id', 'is not', null)
      .where('id', '>', id)
      .orderBy('id')
      .limit(1)
      .executeTakeFirst();
    return row && { ...row, userId: row.userId ?? '' };
  }

  /** Messages that are part of a conversation, `limit` of them at most, in no order. */
  async unreadOf(conversationId: string, limit: number): Promise<UnreadMessage[]> {
    return (
      this.database.query
        .selectFrom('message')
        .select(({ fn }) => [
          'id',
          'run_id as runId',
          'created_at as createdAt',
          // Known without reading it.
          fn<number>('octet_length', ['content']).as('length'),
        ])
        .where('conversation_id', '=', conversationId)
        // As the index has it, which is of those alone.
        .where('is_searchable', '=', (eb) => eb.lit(0))
        .where('placed', '=', (eb) => eb.lit(1))
        .limit(limit)
        .execute()
    );
  }

  async contentOf(messageId: string): Promise<string | undefined> {
    const row = await this.database.query
      .selectFrom('message')
      .select('content')
      .where('id', '=', messageId)
      .executeTakeFirst();
    return row?.content;
  }

  /**
   * Keeps the words of a message as a run made it, in the place of those that it had before; one that has gone or changed
   * meanwhile is left alone, and is still to be read.
   */
  async keep(
    { applicationId, userId }: UnreadConversation,
    { id, runId, createdAt }: UnreadMessage,
    language: Language,
    words: string,
  ): Promise<void> {
    const { numUpdatedRows } = await this.database.write
      .updateTable('message')
      .set({ is_searchable: 1 })
      .where('id', '=', id)
      .where('run_id', runId === null ? 'is' : '=', runId)
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) return;
    await this.database.write.deleteFrom('message_words').where('message_id', '=', id).execute();
    await this.database.write
      .insertInto('message_words')
      .values({
        ...{ application_id: applicationId, user_id: userId, created_at: createdAt, message_id: id },
        ...{ language, words },
      })
      .execute();
  }

  /** From now on nothing of it is unread, until something new is said in it. */
  async markRead(conversationId: string, titleWords: string | null): Promise<void> {
    await this.database.write
      .updateTable('conversation')
      .set({ is_searchable: 1, title_words: titleWords })
      .where('id', '=', conversationId)
      .execute();
  }
}
