import { Injectable } from '@nestjs/common';
import { RunQueue } from '../runs/run-queue.js';
import { type Conversation } from '../sessions/conversation.js';
import { MessageHistory } from '../sessions/message-history.js';
import { type ConversationDto } from './conversations.dto.js';
import { toSummaryDto } from './conversations.mapping.js';
import { toMessageDto } from './messages.dto.js';

/** How much of the history a conversation's own answer carries. */
const EMBEDDED_MESSAGES = 50;

/** Writes a conversation as the API answers it: with its latest messages and what it is doing. */
@Injectable()
export class ConversationPresenter {
  constructor(
    private readonly history: MessageHistory,
    private readonly queue: RunQueue,
  ) {}

  async present(conversation: Conversation): Promise<ConversationDto> {
    const messages = await this.history.getHistory(conversation, EMBEDDED_MESSAGES);
    const [first] = await this.queue.unfinished(conversation.id);
    return {
      ...toSummaryDto(conversation),
      messages: messages.map((message) => toMessageDto(message)),
      active_run_id: first?.state === 'running' ? first.id : null,
    };
  }
}
