import { Injectable } from '@nestjs/common';
import { type Selectable } from 'kysely';
import { type JsonObject } from '../common/json.js';
import { Database } from '../database/database.js';
import { prepare } from '../database/prepared-query.js';
import { type MessageTable } from '../database/tables/message.table.js';
import { type Message } from './message.js';

/** Where a message stands. */
export interface MessageOutline {
  id: string;
  parentId: string | null;
}

const insertMessage = prepare((query, given: MessageTable) =>
  query.insertInto('message').values({
    id: given.id,
    conversation_id: given.conversation_id,
    parent_id: given.parent_id,
    placed: given.placed,
    run_id: given.run_id,
    role: given.role,
    content: given.content,
    metadata: given.metadata,
    created_at: given.created_at,
  }),
);

const findMessage = prepare((query, given: { id: string }) =>
  query.selectFrom('message').selectAll().where('id', '=', given.id),
);

const findBranch = prepare((query, given: { headId: string; deepest: number }) =>
  query
    .withRecursive('branch(id, parent_id, depth)', (branch) =>
      branch
        .selectFrom('message')
        .select(({ lit }) => ['id', 'parent_id', lit(0).as('depth')])
        .where('id', '=', given.headId)
        .unionAll(
          branch
            .selectFrom('branch')
            .innerJoin('message', 'message.id', 'branch.parent_id')
            .select(({ eb, lit }) => [
              'message.id',
              'message.parent_id',
              eb('branch.depth', '+', lit(1)).as('depth'),
            ])
            .where('branch.depth', '<', given.deepest),
        ),
    )
    .selectFrom('branch')
    .innerJoin('message', 'message.id', 'branch.id')
    .selectAll('message')
    .orderBy('branch.depth', 'desc'),
);

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
      id: message.id,
      conversation_id: message.conversationId,
      parent_id: message.parentId,
      placed: message.placed ? 1 : 0,
      run_id: message.runId,
      role: message.role,
      content: message.content,
      metadata: JSON.stringify(message.metadata),
      created_at: message.createdAt,
    });
  }

  async find(id: string): Promise<Message | undefined> {
    const row = await this.database.first(findMessage, { id });
    return row && fromRow(row);
  }

  /** Puts a message that waits into the tree. */
  async setParent(id: string, parentId: string | null): Promise<void> {
    await this.database.write
      .updateTable('message')
      .set({ parent_id: parentId, placed: 1 })
      .where('id', '=', id)
      .execute();
  }

  async setContent(id: string, content: string): Promise<void> {
    await this.database.write.updateTable('message').set({ content }).where('id', '=', id).execute();
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
    const rows = await this.database.all(findBranch, { headId, deepest: limit - 1 });
    return rows.map(fromRow);
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
    const row = await this.database.first(countBranch, { headId });
    return row?.length ?? 0;
  }
}

function fromRow(row: Selectable<MessageTable>): Message {
  return {
    id: row.id,
    conversationId: row.conversation_id,
    parentId: row.parent_id,
    placed: row.placed === 1,
    runId: row.run_id,
    role: row.role,
    content: row.content,
    metadata: JSON.parse(row.metadata) as JsonObject,
    createdAt: row.created_at,
  };
}
