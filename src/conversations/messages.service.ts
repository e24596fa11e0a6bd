import { Injectable } from '@nestjs/common';
import { type Response } from 'express';
import { type ServerResponse } from 'node:http';
import { FeedbackService } from '../feedback/feedback.service.js';
import { wantsJson } from '../http/wants-json.js';
import { RunManager } from '../runs/run-manager.js';
import { RunQueue } from '../runs/run-queue.js';
import { RunStream, seqAfter } from '../runs/run-stream.js';
import { type Run } from '../runs/run.js';
import { type Message } from '../sessions/message.js';
import { MessageHistory } from '../sessions/message-history.js';
import { SessionManager } from '../sessions/session-manager.js';
import { ConversationOrchestrator } from '../orchestrator/conversation-orchestrator.js';
import { checkIdempotencyKey } from './idempotency-key.js';
import {
  type ListMessagesQuery,
  type MessageDto,
  type RegenerateRequest,
  type ReplyDto,
  type SendMessageRequest,
  toIncomingMessage,
  toMessageDto,
  toReplyDto,
} from './messages.dto.js';
import { MessagePins } from '../orchestrator/message-pins.js';
import { ConversationBusyError } from '../orchestrator/orchestrator.errors.js';
import { ReplyFailedError, ReplyWithdrawnError } from './conversations.errors.js';

/** What the routes of messages answer. */
@Injectable()
export class MessagesService {
  constructor(
    private readonly orchestrator: ConversationOrchestrator,
    private readonly sessions: SessionManager,
    private readonly history: MessageHistory,
    private readonly pins: MessagePins,
    private readonly feedback: FeedbackService,
    private readonly runs: RunManager,
    private readonly queue: RunQueue,
    private readonly stream: RunStream,
  ) {}

  async list(conversationId: string, query: ListMessagesQuery): Promise<MessageDto[]> {
    const conversation = await this.sessions.getSession(conversationId);
    const messages = await this.history.getHistory(conversation, query.limit, query.before);
    const siblings = await this.history.siblingsOf(messages);
    const said = await this.feedback.ofMessages(messages.map(({ id }) => id));
    const pinned = new Set(conversation.pinnedMessageIds);
    return messages.map((message) => {
      const siblingIds = siblings.get(message.id);
      return toMessageDto(message, {
        ...(siblingIds && { sibling_ids: siblingIds }),
        pinned: pinned.has(message.id),
        feedback: said.get(message.id) ?? null,
      });
    });
  }

  /** Pins a message, or takes its pin off. */
  async pin(conversationId: string, messageId: string, pinned: boolean): Promise<MessageDto> {
    return toMessageDto(await this.pins.set(conversationId, messageId, pinned), { pinned });
  }

  /** Makes the branch that a message lies on the history. @returns the latest of it. */
  async select(conversationId: string, messageId: string): Promise<MessageDto[]> {
    await this.sessions.change(conversationId, async () => {
      await this.sessions.getSession(conversationId);
      const [run] = await this.queue.unfinished(conversationId);
      if (run) throw new ConversationBusyError(run);
      await this.history.selectBranch(conversationId, messageId);
    });
    return this.list(conversationId, { limit: 50 });
  }

  /** Sends a message and waits for the reply to it. */
  async send(conversationId: string, request: SendMessageRequest, key?: string): Promise<ReplyDto> {
    const run = await this.accept(conversationId, request, key);
    return toReplyDto(await this.replyOf(run.id));
  }

  /** Sends a message and answers the log of its run. The header names the run even while it waits. */
  async sendAndFollow(
    conversationId: string,
    request: SendMessageRequest,
    response: ServerResponse,
    key?: string,
  ): Promise<void> {
    this.follow(await this.accept(conversationId, request, key), response);
  }

  /** Has another reply made and answers the log of its run. */
  async regenerateAndFollow(
    target: { conversationId: string; messageId: string },
    request: RegenerateRequest,
    response: ServerResponse,
    key?: string,
  ): Promise<void> {
    const run = await this.orchestrator.regenerate(
      target.conversationId,
      await this.questionOf(target.conversationId, target.messageId),
      request.multitask_strategy ?? null,
      checkIdempotencyKey(key),
    );
    this.follow(run, response);
  }

  /** Has a reply gone on with, and answers the log of its run or, to who wants JSON, the whole message at its end. */
  async continueReply(
    { conversationId, messageId }: { conversationId: string; messageId: string },
    response: Response,
    key?: string,
  ): Promise<void> {
    const run = await this.orchestrator.continueReply(conversationId, messageId, checkIdempotencyKey(key));
    if (wantsJson(response.req)) response.json(toReplyDto(await this.replyOf(run.id)));
    else this.follow(run, response);
  }

  /** Answers the log of the run that the conversation is at; 204 where there is none. */
  async followActive(conversationId: string, response: ServerResponse, lastEventId?: string): Promise<void> {
    await this.sessions.getSession(conversationId);
    const [run] = await this.queue.unfinished(conversationId);
    if (run) this.stream.follow(run.id, seqAfter(run.id, lastEventId), response);
    else response.writeHead(204).end();
  }

  /** The user's message that is answered: the given one, or the one that the given reply is to. */
  private async questionOf(conversationId: string, messageId: string): Promise<string> {
    await this.sessions.getSession(conversationId);
    const message = await this.history.getMessageOf(conversationId, messageId);
    return message.role === 'assistant' && message.parentId !== null ? message.parentId : message.id;
  }

  private follow(run: Run, response: ServerResponse): void {
    response.setHeader('X-Run-Id', run.id);
    this.stream.follow(run.id, 0, response);
  }

  private accept(conversationId: string, request: SendMessageRequest, key?: string): Promise<Run> {
    return this.orchestrator.sendMessage(
      conversationId,
      toIncomingMessage(request),
      checkIdempotencyKey(key),
    );
  }

  /** Waits for the reply. @throws ReplyFailedError, ReplyWithdrawnError */
  private async replyOf(runId: string): Promise<Message> {
    await this.stream.ended(runId);
    const run = await this.runs.getRun(runId);
    if (run.state === 'failed') throw new ReplyFailedError(run);
    if (run.startedAt === null) throw new ReplyWithdrawnError(run);
    return this.history.getMessage(run.assistantMessageId);
  }
}
