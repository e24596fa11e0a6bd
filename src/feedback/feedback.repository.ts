import { Injectable } from '@nestjs/common';
import { type Selectable } from 'kysely';
import { Database } from '../database/database.js';
import { type FeedbackTable } from '../database/tables/feedback.table.js';
import { type Feedback, type Rating, type Reason } from './feedback.js';

/** Which of an application's feedback is listed, the newest first. */
export interface FeedbackFilter {
  applicationId: string;
  rating: Rating | undefined;
  reason: Reason | undefined;
  after: { at: number; id: string } | undefined;
  limit: number;
}

@Injectable()
export class FeedbackRepository {
  constructor(private readonly database: Database) {}

  /** Takes the place of what was said of the reply before. */
  async save(feedback: Feedback): Promise<void> {
    const { message_id, ...said } = toRow(feedback);
    await this.database.write
      .insertInto('feedback')
      .values({ message_id, ...said })
      .onConflict((conflict) => conflict.column('message_id').doUpdateSet(said))
      .execute();
  }

  async delete(messageId: string): Promise<void> {
    await this.database.write.deleteFrom('feedback').where('message_id', '=', messageId).execute();
  }

  async ofConversation(conversationId: string): Promise<Feedback[]> {
    const rows = await this.database.query
      .selectFrom('feedback')
      .selectAll()
      .where('conversation_id', '=', conversationId)
      .execute();
    return rows.map(fromRow);
  }

  /** What was said of any of these messages. */
  async ofMessages(messageIds: readonly string[]): Promise<Feedback[]> {
    if (messageIds.length === 0) return [];
    const rows = await this.database.query
      .selectFrom('feedback')
      .selectAll()
      .where('message_id', 'in', messageIds)
      .execute();
    return rows.map(fromRow);
  }

  /** Of conversations that are still there. */
  async list({ applicationId, rating, reason, after, limit }: FeedbackFilter): Promise<Feedback[]> {
    let query = this.database.query
      .selectFrom('feedback')
      .selectAll()
      .where('application_id', '=', applicationId)
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom('conversation')
            .select('id')
            .whereRef('conversation.id', '=', 'feedback.conversation_id')
            // What retention has put out of reach is nobody's.
            .whereRef('conversation.application_id', '=', 'feedback.application_id'),
        ),
      )
      .orderBy('updated_at', 'desc')
      .orderBy('message_id', 'desc')
      .limit(limit);
    if (rating !== undefined) query = query.where('rating', '=', rating);
    if (reason !== undefined) query = query.where('reason', '=', reason);
    if (after) {
      query = query.where(({ refTuple, tuple, eb }) =>
        eb(refTuple('updated_at', 'message_id'), '<', tuple(after.at, after.id)),
      );
    }
    return (await query.execute()).map(fromRow);
  }
}

function toRow(feedback: Feedback): FeedbackTable {
  return {
    message_id: feedback.messageId,
    application_id: feedback.applicationId,
    conversation_id: feedback.conversationId,
    run_id: feedback.runId,
    rating: feedback.rating,
    reason: feedback.reason,
    comment: feedback.comment,
    updated_at: feedback.updatedAt,
  };
}

function fromRow(row: Selectable<FeedbackTable>): Feedback {
  return {
    messageId: row.message_id,
    applicationId: row.application_id,
    conversationId: row.conversation_id,
    runId: row.run_id,
    rating: row.rating,
    reason: row.reason as Reason | null,
    comment: row.comment,
    updatedAt: row.updated_at,
  };
}
