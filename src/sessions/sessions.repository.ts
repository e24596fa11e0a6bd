import { Injectable } from '@nestjs/common';
import { sql, type Updateable } from 'kysely';
import { Database } from '../database/database.js';
import { prepare, type PreparedQuery } from '../database/prepared-query.js';
import { type ConversationTable, NOBODY } from '../database/tables/conversation.table.js';
import { type Conversation, type Shelf, SHELVES } from './conversation.js';
import { fromRow, toRow, writePins } from './conversation-row.js';

/** Which conversations a list shows: what is pinned, then the others, newest activity first; or what is archived. */
export interface ConversationFilter {
  applicationId: string;
  userId?: string | undefined;
  archived: boolean;
  /** Start after this place. */
  after?: { shelf: Shelf; at: number; id: string } | undefined;
  limit: number;
}

/** What changes in the life of one. */
export type ConversationChanges = Partial<
  Pick<
    Conversation,
    | 'title'
    | 'titledBy'
    | 'shelf'
    | 'state'
    | 'config'
    | 'headMessageId'
    | 'pinnedMessageIds'
    | 'updatedAt'
    | 'expiresAt'
  >
>;

type Changes = Partial<
  Pick<
    Updateable<ConversationTable>,
    | 'title'
    | 'titled_by'
    | 'shelf'
    | 'is_searchable'
    | 'state'
    | 'config'
    | 'head_message_id'
    | 'pinned_message_ids'
    | 'updated_at'
    | 'expires_at'
  >
>;

const findConversation = prepare((query, given: { id: string }) =>
  query
    .selectFrom('conversation')
    .selectAll()
    .where('id', '=', given.id)
    .where('application_id', '<>', NOBODY),
);

/** One for each set of columns that is ever changed together. */
const updates = new Map<string, PreparedQuery<Changes & { id: string }, unknown>>();

function updateOf(columns: readonly (keyof Changes)[]) {
  const name = columns.join();
  const known = updates.get(name);
  if (known) return known;
  const update = prepare((query, given: Changes & { id: string }) =>
    query
      .updateTable('conversation')
      .set(Object.fromEntries(columns.map((column) => [column, given[column]])))
      .where('id', '=', given.id),
  );
  updates.set(name, update);
  return update;
}

@Injectable()
export class SessionsRepository {
  constructor(private readonly database: Database) {}

  async insert(conversation: Conversation): Promise<void> {
    await this.database.write.insertInto('conversation').values(toRow(conversation)).execute();
  }

  async find(id: string): Promise<Conversation | undefined> {
    const row = await this.database.first(findConversation, { id });
    return row && fromRow(row);
  }

  async list(filter: ConversationFilter): Promise<Conversation[]> {
    let query = this.database.query
      .selectFrom('conversation')
      .selectAll()
      .where('application_id', '=', filter.applicationId)
      .where('shelf', filter.archived ? '=' : '>', SHELVES.archive)
      .orderBy('shelf', 'desc')
      .orderBy('updated_at', 'desc')
      .orderBy('id', 'desc')
      .limit(filter.limit);
    if (filter.userId !== undefined) query = query.where('user_id', '=', filter.userId);
    const after = filter.after;
    if (after) {
      query = query.where(({ refTuple, tuple, eb }) =>
        eb(refTuple('shelf', 'updated_at', 'id'), '<', tuple(after.shelf, after.at, after.id)),
      );
    }
    return (await query.execute()).map(fromRow);
  }

  async idsOf(applicationId: string, userId: string, limit?: number): Promise<string[]> {
    const query = this.database.query
      .selectFrom('conversation')
      .select('id')
      .where('application_id', '=', applicationId)
      .where('user_id', '=', userId);
    const rows = await (limit === undefined ? query : query.limit(limit)).execute();
    return rows.map(({ id }) => id);
  }

  async update(id: string, changes: ConversationChanges): Promise<void> {
    const columns: Changes = {
      ...(changes.title !== undefined && { title: changes.title }),
      ...(changes.titledBy !== undefined && { titled_by: changes.titledBy }),
      ...(changes.shelf !== undefined && { shelf: changes.shelf }),
      // What is new in it is still to be read.
      ...((changes.title !== undefined || changes.headMessageId !== undefined) && { is_searchable: 0 }),
      ...(changes.state !== undefined && { state: changes.state }),
      ...(changes.config !== undefined && { config: JSON.stringify(changes.config) }),
      ...(changes.headMessageId !== undefined && { head_message_id: changes.headMessageId }),
      ...(changes.pinnedMessageIds !== undefined && {
        pinned_message_ids: writePins(changes.pinnedMessageIds),
      }),
      ...(changes.updatedAt !== undefined && { updated_at: changes.updatedAt }),
      ...(changes.expiresAt !== undefined && { expires_at: changes.expiresAt }),
    };
    const names = Object.keys(columns) as (keyof Changes)[];
    await this.database.run(updateOf(names), { ...columns, id });
  }

  /** Pushes the expiry of each of these that is still open to `now` plus its own time to live. */
  async slideExpiry(ids: readonly string[], now: number): Promise<void> {
    await this.database.write
      .updateTable('conversation')
      .set(({ eb, lit }) => ({ expires_at: eb('ttl_ms', '+', lit(now)) }))
      .where('id', 'in', ids)
      .where('state', '!=', 'ENDED')
      .execute();
  }

  /** Ends what has expired. @returns the ids of those ended now. */
  async endExpired(now: number): Promise<string[]> {
    const rows = await this.database.write
      .updateTable('conversation')
      .set({ state: 'ENDED' })
      // As the index has it, which is of those alone.
      .where('state', '!=', sql.lit('ENDED'))
      .where('expires_at', '<=', now)
      .returning('id')
      .execute();
    return rows.map((row) => row.id);
  }

  /** Deletes the conversation; its messages, context, runs and their logs go with it. */
  async erase(id: string): Promise<void> {
    await this.database.write.deleteFrom('conversation').where('id', '=', id).execute();
  }
}
