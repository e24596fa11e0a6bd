import { Injectable } from '@nestjs/common';
import { type ExpressionBuilder } from 'kysely';
import { Database } from '../database/database.js';
import { prepare } from '../database/prepared-query.js';
import { type Schema } from '../database/schema.js';
import { type MessageTable } from '../database/tables/message.table.js';
import { fromMessageRow } from './message-row.js';
import { type Message, type MessageOutline } from './message.js';

/** No branch is longer; more than this has no room in an integer of every database. */
export const MAX_LENGTH = 2 ** 31 - 1;

/** What a message says from now on; what is left out stays. */
type Rewriting = Pick<Message, 'content'> & Partial<Pick<Message, 'runId' | 'metadata' | 'documents'>>;

/** One more than the message before it has; `rootDepth` where there is none. */
function depthBehind(given: { parent_id: string | null; rootDepth: number | null }) {
  return ({ fn, val, selectFrom }: ExpressionBuilder<Schema, 'message'>) =>
    fn.coalesce(
      selectFrom('message as parent')
        .select(({ eb, lit }) => eb('parent.depth', '+', lit(1)).as('depth'))
        .where('parent.id', '=', given.parent_id),
      val(given.rootDepth),
    );
}

const insertMessage = prepare(
  (query, given: Omit<MessageTable, 'depth' | 'is_searchable'> & { rootDepth: number | null }) =>
    query.insertInto('message').values((builder) => ({
      id: given.id,
      conversation_id: given.conversation_id,
      parent_id: given.parent_id,
      depth: depthBehind(given)(builder),
      placed: given.placed,
      run_id: given.run_id,
      role: given.role,
      content: given.content,
      metadata: given.metadata,
      created_at: given.created_at,
      documents: given.documents,
    })),
);

const placeMessage = prepare(
  (query, given: { id: string; parent_id: string | null; rootDepth: number | null }) =>
    query
      .updateTable('message')
      .set((builder) => ({ parent_id: given.parent_id, placed: 1, depth: depthBehind(given)(builder) }))
      .where('id', '=', given.id),
);

const findMessage = prepare((query, given: { id: string }) =>
  query.selectFrom('message').selectAll().where('id', '=', given.id),
);

const findBranch = prepare((query, given: { headId: string; deepest: number }) =>
  query
    .withRecursive('branch', (branch) =>
      branch
        .selectFrom('message')
        .selectAll('message')
        .select(({ lit }) => lit(0).as('distance'))
        .where('id', '=', given.headId)
        .unionAll(
          branch
            .selectFrom('branch')
            .innerJoin('message', 'message.id', 'branch.parent_id')
            .selectAll('message')
            .select(({ eb, lit }) => eb('branch.distance', '+', lit(1)).as('distance'))
            .where('branch.distance', '<', given.deepest),
        ),
    )
    .selectFrom('branch')
    .selectAll()
    .orderBy('distance', 'desc'),
);

const findDepth = prepare((query, given: { id: string }) =>
  query.selectFrom('message').select('depth').where('id', '=', given.id),
);

/** For messages from before their depth was kept. */
const countBranch = prepare((query, given: { headId: string }) =>
  query
    .withRecursive('branch(id, parent_id)', (branch) =>
      branch
        .selectFrom('message')
        .select(['id', 'parent_id'])
        .where('id', '=', given.headId)
        .unionAll(
          branch
            .selectFrom('branch')
            .innerJoin('message', 'message.id', 'branch.parent_id')
            .select(['message.id', 'message.parent_id']),
        ),
    )
    .selectFrom('branch')
    .select(({ fn }) => fn.countAll<number>().as('length')),
);

@Injectable()
export class MessagesRepository {
  constructor(private readonly database: Database) {}

  async insert(message: Message): Promise<void> {
    await this.database.run(insertMessage, {
      rootDepth: rootDepth(message.parentId),
      id: message.id,
      conversation_id: message.conversationId,
      parent_id: message.parentId,
      placed: message.placed ? 1 : 0,
      run_id: message.runId,
      role: message.role,
      content: message.content,
      metadata: JSON.stringify(message.metadata),
      created_at: message.createdAt,
      documents: message.documents ? JSON.stringify(message.documents) : null,
    });
  }

  async find(id: string): Promise<Message | undefined> {
    const row = await this.database.first(findMessage, { id });
    return row && fromMessageRow(row);
  }

  /** Puts a message that waits into the tree. */
  async setParent(id: string, parentId: string | null): Promise<void> {
    await this.database.run(placeMessage, { id, parent_id: parentId, rootDepth: rootDepth(parentId) });
  }

  async rewrite(id: string, { content, runId, metadata, documents }: Rewriting): Promise<void> {
    const set = {
      ...{ content, run_id: runId, metadata: metadata && JSON.stringify(metadata) },
      documents: documents && JSON.stringify(documents),
      // What it says now is still to be read.
      is_searchable: 0 as const,
    };
    await this.database.write.updateTable('message').set(set).where('id', '=', id).execute();
  }

  async idsOf(conversationId: string): Promise<string[]> {
    const rows = await this.database.query
      .selectFrom('message')
      .select('id')
      .where('conversation_id', '=', conversationId)
      .orderBy('created_at')
      .orderBy('id')
      .execute();
    return rows.map(({ id }) => id);
  }

  /** Every message that is part of the tree, oldest first; those that wait in the queue are not. */
  async outline(conversationId: string): Promise<MessageOutline[]> {
    const rows = await this.outlineQuery(conversationId).execute();
    return rows.map((row) => ({ id: row.id, parentId: row.parent_id }));
  }

  /** The messages behind any of these parents; null is the root. Oldest first. */
  async siblings(conversationId: string, parentIds: readonly (string | null)[]): Promise<MessageOutline[]> {
    const ids = parentIds.filter((id) => id !== null);
    const rows = await this.outlineQuery(conversationId)
      .where(({ eb, or }) =>
        or([
          ...(ids.length > 0 ? [eb('parent_id', 'in', ids)] : []),
          ...(parentIds.includes(null) ? [eb('parent_id', 'is', null)] : []),
        ]),
      )
      .execute();
    return rows.map((row) => ({ id: row.id, parentId: row.parent_id }));
  }

  /** The branch that ends in `headId`: at most `limit` messages, oldest first. */
  async branch(headId: string, limit: number): Promise<Message[]> {
    const rows = await this.database.all(findBranch, { headId, deepest: Math.min(limit, MAX_LENGTH) - 1 });
    return rows.map(fromMessageRow);
  }

  private outlineQuery(conversationId: string) {
    return this.database.query
      .selectFrom('message')
      .select(['id', 'parent_id'])
      .where('conversation_id', '=', conversationId)
      .where('placed', '=', 1)
      .orderBy('created_at')
      .orderBy('id');
  }

  async branchLength(headId: string): Promise<number> {
    const head = await this.database.first(findDepth, { id: headId });
    if (head?.depth != null) return head.depth;
    const row = await this.database.first(countBranch, { headId });
    return row?.length ?? 0;
  }
}

function rootDepth(parentId: string | null): number | null {
  return parentId === null ? 1 : null;
}
