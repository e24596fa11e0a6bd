import { Injectable } from '@nestjs/common';
import { type JsonObject } from '../common/json.js';
import { ContextStore } from '../context/context-store.js';
import { decodeCursor, encodeCursor } from '../http/cursor.js';
import { ModelRegistry } from '../models/model-registry.js';
import { RunQueue } from '../runs/run-queue.js';
import { type Conversation, type Transition } from '../sessions/conversation.js';
import { SessionManager } from '../sessions/session-manager.js';
import { ConversationLifecycle } from './conversation-lifecycle.js';
import {
  type ConversationDto,
  type ConversationEndedDto,
  type ConversationPageDto,
  type CreateConversationRequest,
  type EndConversationQuery,
  type ListConversationsQuery,
} from './conversations.dto.js';
import { toConfig, toSummaryDto } from './conversations.mapping.js';
import { toMessageDto } from './messages.dto.js';

/** How much of the history a conversation's own answer carries. */
const EMBEDDED_MESSAGES = 50;

/** What the routes of conversations answer. */
@Injectable()
export class ConversationsService {
  constructor(
    private readonly lifecycle: ConversationLifecycle,
    private readonly sessions: SessionManager,
    private readonly context: ContextStore,
    private readonly queue: RunQueue,
    private readonly models: ModelRegistry,
  ) {}

  async create(request: CreateConversationRequest): Promise<ConversationDto> {
    const config = toConfig(request.config ?? {}, this.models.defaultModel);
    const model = this.models.resolve(config.model).id;
    const conversation = await this.lifecycle.create({
      applicationId: request.application_id,
      userId: request.user_id ?? null,
      config: { ...config, model },
      metadata: request.metadata ?? {},
    });
    return this.describe(conversation);
  }

  async get(id: string): Promise<ConversationDto> {
    return this.describe(await this.sessions.getSession(id));
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
    return this.describe(await this.sessions.rename(id, title));
  }

  async move(id: string, transition: Transition): Promise<ConversationDto> {
    return this.describe(await this.sessions.transition(id, transition));
  }

  async end(id: string, { erase }: EndConversationQuery): Promise<ConversationEndedDto> {
    await (erase ? this.lifecycle.erase(id) : this.lifecycle.end(id));
    return { status: erase ? 'erased' : 'ended', conversation_id: id };
  }

  async getContext(id: string): Promise<JsonObject> {
    await this.sessions.getSession(id);
    return this.context.getContext(id);
  }

  async updateContext(id: string, facts: JsonObject): Promise<JsonObject> {
    await this.sessions.requireActive(id);
    return this.context.updateContext(id, facts);
  }

  private async describe(conversation: Conversation): Promise<ConversationDto> {
    const messages = await this.sessions.getHistory(conversation, EMBEDDED_MESSAGES);
    const [first] = await this.queue.unfinished(conversation.id);
    return {
      ...toSummaryDto(conversation),
      messages: messages.map(toMessageDto),
      active_run_id: first?.state === 'running' ? first.id : null,
    };
  }
}
