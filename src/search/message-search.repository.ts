import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { holds } from '../database/dialect/fragments.js';
import { type Look } from './looks.js';
import { type MessagePlace } from './search-place.js';
import { type SoughtWords } from './search-words.js';
import { type Searcher } from './searcher.js';

/** How many messages one look goes through at most, … */
const MESSAGES_AT_ONCE = 1_000;
/** … and how many bytes of their words are compared, some milliseconds' worth: each term goes through all of them. */
const BYTES_AT_ONCE = 2_000_000;

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
export class MessageSearchRepository {
  constructor(private readonly database: Database) {}

  /** Looks at the next messages of a user from a place on, as many as are little to read. */
  async look(
    searcher: Searcher,
    sought: readonly SoughtWords[],
    after: MessagePlace | undefined,
  ): Promise<Look<MessagePlace>> {
    const next = await this.next(searcher, after);
    const terms = Math.max(1, ...sought.map((one) => one.terms.length));
    const reached = upTo(BYTES_AT_ONCE / terms, next);
    const last = reached.at(-1);
    if (!last) return { matching: [], end: undefined };
    const isAll = reached.length === next.length && next.length < MESSAGES_AT_ONCE;
    return {
      matching: await this.matching(searcher, sought, after, last),
      end: isAll ? undefined : { at: last.at, id: last.id },
    };
  }

  async find(id: string): Promise<FoundMessage | undefined> {
    return this.database.query
      .selectFrom('message')
      .select(['id', 'conversation_id as conversationId', 'role', 'content', 'created_at as createdAt'])
      .where('id', '=', id)
      .executeTakeFirst();
  }

  /** The newest first, each with the bytes of its words, which are known without reading them. */
  private async next(
    searcher: Searcher,
    after: MessagePlace | undefined,
  ): Promise<(MessagePlace & { bytes: number })[]> {
    return this.wordsOf(searcher, after)
      .select(({ fn }) => [
        'created_at as at',
        'message_id as id',
        fn<number>('octet_length', ['words']).as('bytes'),
      ])
      .limit(MESSAGES_AT_ONCE)
      .execute();
  }

  /** Those up to `last` that have the words. */
  private async matching(
    searcher: Searcher,
    sought: readonly SoughtWords[],
    after: MessagePlace | undefined,
    last: MessagePlace,
  ): Promise<MessagePlace[]> {
    return this.wordsOf(searcher, after)
      .select(['created_at as at', 'message_id as id'])
      .where(({ eb, refTuple, tuple }) =>
        eb(refTuple('created_at', 'message_id'), '>=', tuple(last.at, last.id)),
      )
      .where(({ eb, or, and, ref }) =>
        or(
          sought.map(({ languages, terms }) =>
            and([eb('language', 'in', languages), ...terms.map((term) => holds(ref('words'), ` ${term} `))]),
          ),
        ),
      )
      .execute();
  }

  private wordsOf({ applicationId, userId }: Searcher, after: MessagePlace | undefined) {
    const query = this.database.query
      .selectFrom('message_words')
      .where('application_id', '=', applicationId)
      .where('user_id', '=', userId)
      .orderBy('created_at', 'desc')
      .orderBy('message_id', 'desc');
    if (!after) return query;
    return query.where(({ refTuple, tuple, eb }) =>
      eb(refTuple('created_at', 'message_id'), '<', tuple(after.at, after.id)),
    );
  }
}

/** As many as have so many bytes together; one at least. */
function upTo<Sized extends { bytes: number }>(bytes: number, rows: readonly Sized[]): Sized[] {
  let sum = 0;
  return rows.filter((row, index) => (sum += row.bytes) <= bytes || index === 0);
}
