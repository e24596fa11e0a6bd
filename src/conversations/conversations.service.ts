import { Injectable } from '@nestjs/common';
import { decodeCursor, encodeCursor } from '../http/cursor.js';
import { Config } from '../config/config.js';
import { ModelRegistry } from '../models/model-registry.js';
import { RunQueue } from '../runs/run-queue.js';
import { type Conversation } from '../sessions/conversation.js';
import { MessageHistory } from '../sessions/message-history.js';
import { SessionManager } from '../sessions/session-manager.js';
import { ConversationCloser } from './conversation-closer.js';
import { ConversationOpener } from './conversation-opener.js';
import {
  type ConversationDto,
  type ConversationEndedDto,
  type ConversationPageDto,
  type EndConversationQuery,
  type ForkConversationRequest,
  type ListConversationsQuery,
} from './conversations.dto.js';
import { type CreateConversationRequest } from './create-conversation.dto.js';
import { toConfig, toSummaryDto } from './conversations.mapping.js';
import { toMessageDto } from './messages.dto.js';

/** How much of the history a conversation's own answer carries. */
const EMBEDDED_MESSAGES = 50;

/** What the routes of conversations answer. */
@Injectable()
export class ConversationsService {
  constructor(
    private readonly opener: ConversationOpener,
    private readonly closer: ConversationCloser,
    private readonly sessions: SessionManager,
    private readonly models: ModelRegistry,
    private readonly history: MessageHistory,
    private readonly queue: RunQueue,
    private readonly config: Config,
  ) {}

  async create(request: CreateConversationRequest): Promise<ConversationDto> {
    const config = toConfig(request.config ?? {}, {
      model: this.models.defaultModel,
      timeoutSeconds: this.config.models.calls.totalSeconds,
    });
    const conversation = await this.opener.create({
      applicationId: request.application_id,
      userId: request.user_id ?? null,
      config: { ...config, model: this.models.resolve(config.model).id },
      metadata: request.metadata ?? {},
    });
    return this.present(conversation);
  }

  async get(id: string): Promise<ConversationDto> {
    return this.present(await this.sessions.getSession(id));
  }

  async list(query: ListConversationsQuery): Promise<ConversationPageDto> {
    const conversations = await this.sessions.listSessions({
      applicationId: query.application_id,
      userId: query.user_id,
      after: query.cursor === undefined ? undefined : decodeCursor(query.cursor),
      limit: query.limit + 1,
    });
    const page = conversations.slice(0, query.limit);
    const last = conversations.length > query.limit ? page.at(-1) : undefined;
    return {
      data: page.map(toSummaryDto),
      next_cursor: last ? encodeCursor({ at: last.updatedAt, id: last.id }) : null,
    };
  }

  async rename(id: string, title: string): Promise<ConversationDto> {
    return this.present(await this.sessions.rename(id, title));
  }

  async pause(id: string): Promise<ConversationDto> {
    return this.present(await this.sessions.transition(id, 'pause'));
  }

  async resume(id: string): Promise<ConversationDto> {
    return this.present(await this.opener.resume(id));
  }

  async fork(id: string, { message_id }: ForkConversationRequest): Promise<ConversationDto> {
    return this.present(await this.opener.fork(id, message_id));
  }

  async end(id: string, { erase }: EndConversationQuery): Promise<ConversationEndedDto> {
    await (erase ? this.closer.erase(id) : this.closer.end(id));
    return { status: erase ? 'erased' : 'ended', conversation_id: id };
  }

  /** With the latest messages and what is being made. */
  private async present(conversation: Conversation): Promise<ConversationDto> {
    const messages = await this.history.getHistory(conversation, EMBEDDED_MESSAGES);
    const [first] = await this.queue.unfinished(conversation.id);
    return {
      ...toSummaryDto(conversation),
      messages: messages.map((message) => toMessageDto(message)),
      active_run_id: first?.state === 'running' ? first.id : null,
    };
  }
}
