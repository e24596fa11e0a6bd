import { Injectable } from '@nestjs/common';
import { Clock, toTimestamp } from '../common/clock.js';
import { decodeCursor, encodeCursor } from '../http/cursor.js';
import { MessageHistory } from '../sessions/message-history.js';
import { SessionManager } from '../sessions/session-manager.js';
import {
  type FeedbackDto,
  type FeedbackPageDto,
  type GiveFeedbackRequest,
  type ListFeedbackQuery,
  type SaidFeedbackDto,
} from './feedback.dto.js';
import { FeedbackNotOnReplyError } from './feedback.errors.js';
import { type Feedback } from './feedback.js';
import { FeedbackRepository } from './feedback.repository.js';

/** What people think of replies: given, changed, taken back and listed. */
@Injectable()
export class FeedbackService {
  constructor(
    private readonly repository: FeedbackRepository,
    private readonly sessions: SessionManager,
    private readonly history: MessageHistory,
    private readonly clock: Clock,
  ) {}

  /** @throws ConversationNotFoundError, MessageNotFoundError, FeedbackNotOnReplyError */
  async give(
    conversationId: string,
    messageId: string,
    { rating, reason, comment }: GiveFeedbackRequest,
  ): Promise<FeedbackDto> {
    return this.sessions.change(conversationId, async () => {
      const { applicationId } = await this.sessions.getSession(conversationId);
      const { role, runId } = await this.history.getMessageOf(conversationId, messageId);
      if (role !== 'assistant') throw new FeedbackNotOnReplyError(messageId);
      const feedback: Feedback = {
        ...{ messageId, applicationId, conversationId, runId, rating },
        reason: reason ?? null,
        comment: comment ?? null,
        updatedAt: this.clock.now(),
      };
      await this.repository.save(feedback);
      return toDto(feedback);
    });
  }

  /** Takes it back; where there is none, nothing is to be done. @throws ConversationNotFoundError, MessageNotFoundError */
  async withdraw(conversationId: string, messageId: string): Promise<void> {
    await this.sessions.change(conversationId, async () => {
      await this.sessions.getSession(conversationId);
      await this.history.getMessageOf(conversationId, messageId);
      await this.repository.delete(messageId);
    });
  }

  /** @throws ConversationNotFoundError */
  async ofConversation(conversationId: string): Promise<FeedbackDto[]> {
    await this.sessions.getSession(conversationId);
    return (await this.repository.ofConversation(conversationId)).map(toDto);
  }

  /** What was said of these messages, by the id of each that something was said of. */
  async ofMessages(messageIds: readonly string[]): Promise<ReadonlyMap<string, SaidFeedbackDto>> {
    const found = await this.repository.ofMessages(messageIds);
    return new Map(
      found.map(({ messageId, rating, reason, comment }) => [messageId, { rating, reason, comment }]),
    );
  }

  async list({ application_id, rating, reason, cursor, limit }: ListFeedbackQuery): Promise<FeedbackPageDto> {
    const found = await this.repository.list({
      applicationId: application_id,
      ...{ rating, reason },
      after: cursor === undefined ? undefined : decodeCursor(cursor),
      limit: limit + 1,
    });
    const page = found.slice(0, limit);
    const last = found.length > limit ? page.at(-1) : undefined;
    return {
      data: page.map(toDto),
      next_cursor: last ? encodeCursor({ at: last.updatedAt, id: last.messageId }) : null,
    };
  }
}

function toDto({
  messageId,
  conversationId,
  runId,
  updatedAt,
  rating,
  reason,
  comment,
}: Feedback): FeedbackDto {
  return {
    message_id: messageId,
    conversation_id: conversationId,
    run_id: runId,
    ...{ rating, reason, comment },
    updated_at: toTimestamp(updatedAt),
  };
}
