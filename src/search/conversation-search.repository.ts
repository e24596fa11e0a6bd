import { Injectable } from '@nestjs/common';
import { type Expression, type ExpressionBuilder, type SqlBool } from 'kysely';
import { Database } from '../database/database.js';
import { holds } from '../database/dialect/fragments.js';
import { type Schema } from '../database/schema.js';
import { type SoughtWords } from './search-words.js';

/** Whose conversations are searched. */
export interface Searcher {
  applicationId: string;
  userId: string;
}

/** A message in the order in which a search goes through them. */
export interface MessagePlace {
  at: number;
  id: string;
}

/** A message that has the words, with the conversation that it is of. */
export interface FoundMessage {
  id: string;
  conversationId: string;
  role: 'user' | 'assistant' | 'system';
  content: string;
  createdAt: number;
}

/** Looks for words among what one user said and was told. */
@Injectable()
export class ConversationSearchRepository {
  constructor(private readonly database: Database) {}

  /** The next `limit` messages of a user from a place on, the newest first, each with whether it has the words. */
  async look(
    { applicationId, userId }: Searcher,
    sought: readonly SoughtWords[],
    after: MessagePlace | undefined,
    limit: number,
  ): Promise<(MessagePlace & { matches: boolean })[]> {
    let query = this.database.query
      .selectFrom('message_words')
      .select(({ eb, lit }) => [
        'created_at as at',
        'message_id as id',
        eb.case().when(hasWords(eb, sought)).then(lit(1)).else(lit(0)).end().as('matches'),
      ])
      .where('application_id', '=', applicationId)
      .where('user_id', '=', userId)
      .orderBy('created_at', 'desc')
      .orderBy('message_id', 'desc')
      .limit(limit);
    if (after) {
      query = query.where(({ refTuple, tuple, eb }) =>
        eb(refTuple('created_at', 'message_id'), '<', tuple(after.at, after.id)),
      );
    }
    return (await query.execute()).map((row) => ({ at: row.at, id: row.id, matches: row.matches === 1 }));
  }

  /** By their ids. */
  async messages(ids: readonly string[]): Promise<Map<string, FoundMessage>> {
    const rows = await this.database.query
      .selectFrom('message')
      .select(['id', 'conversation_id as conversationId', 'role', 'content', 'created_at as createdAt'])
      .where('id', 'in', ids)
      .execute();
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** The conversations of a user whose titles have the words, `limit` of them at most, in the order of a list. */
  async titled(
    { applicationId, userId }: Searcher,
    sought: readonly SoughtWords[],
    limit: number,
  ): Promise<string[]> {
    const rows = await this.database.query
      .selectFrom('conversation')
      .select('id')
      .where('application_id', '=', applicationId)
      .where('user_id', '=', userId)
      .where(({ or, and, ref }) =>
        or(
          sought.map(({ languages, terms }) =>
            and([
              or(languages.map((language) => holds(ref('title_words'), ` ${language}: `))),
              ...terms.map((term) => holds(ref('title_words'), ` ${term} `)),
            ]),
          ),
        ),
      )
      .orderBy('shelf', 'desc')
      .orderBy('updated_at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit)
      .execute();
    return rows.map(({ id }) => id);
  }
}

function hasWords(
  eb: ExpressionBuilder<Schema, 'message_words'>,
  sought: readonly SoughtWords[],
): Expression<SqlBool> {
  return eb.or(
    sought.map(({ languages, terms }) =>
      eb.and([eb('language', 'in', languages), ...terms.map((term) => holds(eb.ref('words'), ` ${term} `))]),
    ),
  );
}
