import { Injectable } from '@nestjs/common';
import { type Principal } from '../auth/principal.js';
import { ValidationFailedError } from '../http/validation.js';
import { RunQueue } from '../runs/run-queue.js';
import { type Conversation } from '../sessions/conversation.js';
import { MessageHistory } from '../sessions/message-history.js';
import { SessionManager } from '../sessions/session-manager.js';
import { ConversationDefaults } from './conversation-defaults.js';
import { ConversationCloser } from './conversation-closer.js';
import { ConversationOpener } from './conversation-opener.js';
import {
  type EndConversationQuery,
  type EraseConversationsRequest,
  type ForkConversationRequest,
  type ListConversationsQuery,
  type UpdateConversationRequest,
} from './conversation-requests.dto.js';
import {
  type ConversationDto,
  type ConversationEndedDto,
  type ConversationPageDto,
  type ConversationsErasedDto,
} from './conversations.dto.js';
import { type CreateConversationRequest } from './create-conversation.dto.js';
import { fromListCursor, shelfAfter, toListCursor, toSummaryDto } from './conversations.mapping.js';
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
    private readonly defaults: ConversationDefaults,
    private readonly history: MessageHistory,
    private readonly queue: RunQueue,
  ) {}

  async create(request: CreateConversationRequest, caller: Principal): Promise<ConversationDto> {
    const conversation = await this.opener.create({
      applicationId: request.application_id,
      userId: request.user_id ?? null,
      config: await this.defaults.configFor(request.application_id, request.config ?? {}, caller),
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
      archived: query.archived,
      after: query.cursor === undefined ? undefined : fromListCursor(query.cursor),
      limit: query.limit + 1,
    });
    const page = conversations.slice(0, query.limit);
    const last = conversations.length > query.limit ? page.at(-1) : undefined;
    const running = await this.queue.runningIn(page.map(({ id }) => id));
    return {
      data: page.map((conversation) => ({
        ...toSummaryDto(conversation),
        active_run_id: running.get(conversation.id) ?? null,
      })),
      next_cursor: last ? toListCursor(last) : null,
    };
  }

  async update(id: string, request: UpdateConversationRequest, caller: Principal): Promise<ConversationDto> {
    const { title, pinned, archived, config } = request;
    if ([title, pinned, archived, config].every((change) => change === undefined)) {
      throw new ValidationFailedError([
        { field: 'title', message: 'title must be given where none of pinned, archived and config is' },
      ]);
    }
    if (pinned === true && archived === true) {
      throw new ValidationFailedError([
        { field: 'pinned', message: 'pinned must not be true where archived is: the archive has no top' },
      ]);
    }
    const conversation = await this.sessions.change(id, async () => {
      const present = await this.sessions.getSession(id);
      const shelf = shelfAfter(present.shelf, request);
      // What is refused comes first; all of it is one transaction.
      if (config !== undefined) {
        await this.sessions.configure(id, await this.defaults.changedConfig(present, config, caller));
      }
      if (shelf !== present.shelf) await this.sessions.putOn(id, shelf);
      if (title !== undefined) await this.sessions.rename(id, title);
      return this.sessions.getSession(id);
    });
    return this.present(conversation);
  }

  async erase({
    application_id,
    user_id,
    conversation_ids,
  }: EraseConversationsRequest): Promise<ConversationsErasedDto> {
    const owner = { applicationId: application_id, userId: user_id };
    const { erased, notErased } = await this.closer.eraseAll(conversation_ids, owner);
    return { erased, not_erased: notErased };
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
