import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { prepare } from '../database/prepared-query.js';
import { type MessageTable } from '../database/tables/message.table.js';
import { type MessageText } from './message.js';
import { MAX_LENGTH } from './messages.repository.js';

const findTexts = prepare((query, given: { headId: string; deepest: number }) =>
  query
    .withRecursive('branch', (branch) =>
      branch
        .selectFrom('message')
        .select(['id', 'parent_id', 'depth', 'role', 'content'])
        .select(({ lit }) => lit(0).as('distance'))
        .where('id', '=', given.headId)
        .unionAll(
          branch
            .selectFrom('branch')
            .innerJoin('message', 'message.id', 'branch.parent_id')
            .select(['message.id', 'message.parent_id', 'message.depth', 'message.role', 'message.content'])
            .select(({ eb, lit }) => eb('branch.distance', '+', lit(1)).as('distance'))
            .where('branch.distance', '<', given.deepest),
        ),
    )
    .selectFrom('branch')
    .selectAll()
    .orderBy('distance', 'desc'),
);

/** What of a branch a model may be sent. */
@Injectable()
export class BranchTextsRepository {
  constructor(private readonly database: Database) {}

  /** The branch that ends in `headId`: at most `limit` messages, oldest first. */
  async texts(headId: string, limit: number): Promise<MessageText[]> {
    const rows = await this.database.all(findTexts, { headId, deepest: Math.min(limit, MAX_LENGTH) - 1 });
    return rows.map(toText);
  }

  /** Of the branch that ends in `headId`: these messages, and those right before and behind them; oldest first. */
  async textsAround(headId: string, ids: readonly string[]): Promise<MessageText[]> {
    const rows = await this.database.query
      .withRecursive('branch(id, parent_id, distance)', (branch) =>
        branch
          .selectFrom('message')
          .select(['id', 'parent_id'])
          .select(({ lit }) => lit(0).as('distance'))
          .where('id', '=', headId)
          .unionAll(
            branch
              .selectFrom('branch')
              .innerJoin('message', 'message.id', 'branch.parent_id')
              .select(['message.id', 'message.parent_id'])
              .select(({ eb, lit }) => eb('branch.distance', '+', lit(1)).as('distance')),
          ),
      )
      .selectFrom('branch')
      .innerJoin('message', 'message.id', 'branch.id')
      .select(['message.id', 'message.parent_id', 'message.depth', 'message.role', 'message.content'])
      .where(({ eb, or, selectFrom }) =>
        or([
          eb('branch.id', 'in', ids),
          eb('branch.parent_id', 'in', ids),
          eb(
            'branch.id',
            'in',
            selectFrom('message').select('message.parent_id').where('message.id', 'in', ids),
          ),
        ]),
      )
      .orderBy('branch.distance', 'desc')
      .execute();
    return rows.map(toText);
  }
}

function toText(row: Pick<MessageTable, 'id' | 'parent_id' | 'depth' | 'role' | 'content'>): MessageText {
  const { id, parent_id: parentId, depth, role, content } = row;
  return { id, parentId, depth, role, content };
}
