import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Database } from '../database/database.js';
import { perDialect } from '../database/dialect/per-dialect.js';

const TOKENS = perDialect<number>({
  sqlite: sql`coalesce(sum(run.usage ->> 'inputTokens' + run.usage ->> 'outputTokens'), 0)`,
  postgres: sql`coalesce(sum(cast(cast(run.usage as jsonb) ->> 'inputTokens' as bigint)
    + cast(cast(run.usage as jsonb) ->> 'outputTokens' as bigint)), 0)`,
});

/** What replies have taken, as their runs have noted it. */
@Injectable()
export class TokenUsage {
  constructor(private readonly database: Database) {}

  /** What the replies of an application took that were asked for since then; of one of its users, where one is named. */
  async tokensSince(from: number, applicationId: string, userId?: string): Promise<number> {
    const conversations = this.database.query
      .selectFrom('run')
      .innerJoin('conversation', 'conversation.id', 'run.conversation_id')
      .select(sql<number>`${TOKENS}`.as('tokens'))
      .where('conversation.application_id', '=', applicationId)
      // Whatever is asked for has its conversation's time pushed ahead.
      .where('conversation.updated_at', '>=', from)
      .where('run.created_at', '>=', from);
    const { tokens } = await (
      userId === undefined ? conversations : conversations.where('conversation.user_id', '=', userId)
    ).executeTakeFirstOrThrow();
    return tokens;
  }
}
