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
  /** In UTF-16 code units, or fewer. */
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

  /** Messages that are part of a conversation, `limit` of them at most. */
  async unreadOf(conversationId: string, limit: number): Promise<UnreadMessage[]> {
    return this.database.query
      .selectFrom('message')
      .leftJoin('message_words', 'message_words.message_id', 'message.id')
      .select(({ fn, ref }) => [
        'message.id',
        'message.run_id as runId',
        fn<number>('length', [ref('message.content')]).as('length'),
      ])
      .where('message.conversation_id', '=', conversationId)
      .where('message.placed', '=', 1)
      .where(({ eb, or, fn, val }) =>
        or([
          eb('message_words.message_id', 'is', null),
          eb(fn.coalesce('message_words.run_id', val('')), '<>', fn.coalesce('message.run_id', val(''))),
        ]),
      )
      .limit(limit)
      .execute();
  }

  async contentOf(messageId: string): Promise<string | undefined> {
    const row = await this.database.query
      .selectFrom('message')
      .select('content')
      .where('id', '=', messageId)
      .executeTakeFirst();
    return row?.content;
  }

  /** Keeps the words of a message as a run made it; one that has gone or changed meanwhile is left alone. */
  async keep(
    { applicationId, userId }: UnreadConversation,
    message: UnreadMessage,
    language: Language,
    words: string,
  ): Promise<void> {
    const read = { run_id: message.runId, language, words };
    await this.database.write
      .insertInto('message_words')
      .columns(['application_id', 'user_id', 'created_at', 'message_id', 'run_id', 'language', 'words'])
      .expression(({ selectFrom, val }) =>
        selectFrom('message')
          .select([
            val(applicationId).as('application_id'),
            val(userId).as('user_id'),
            'created_at',
            'id',
            'run_id',
            val<string>(language).as('language'),
            val(words).as('words'),
          ])
          .where('id', '=', message.id)
          .where('run_id', message.runId === null ? 'is' : '=', message.runId),
      )
      .onConflict((conflict) => conflict.column('message_id').doUpdateSet(read))
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
