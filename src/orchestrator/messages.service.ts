import { Injectable, type MessageEvent } from '@nestjs/common';
import { type ServerResponse } from 'node:http';
import { EMPTY, type Observable } from 'rxjs';
import { RunManager } from '../runs/run-manager.js';
import { RunQueue } from '../runs/run-queue.js';
import { RunStream, seqAfter } from '../runs/run-stream.js';
import { type Run } from '../runs/run.js';
import { SessionManager } from '../sessions/session-manager.js';
import { checkIdempotencyKey } from './idempotency-key.js';
import { ConversationOrchestrator } from './conversation-orchestrator.js';
import {
  type ListMessagesQuery,
  type MessageDto,
  type SendMessageRequest,
  toIncomingMessage,
  toMessageDto,
} from './messages.dto.js';
import { ReplyFailedError, ReplyWithdrawnError } from './orchestrator.errors.js';

type HeaderSink = Pick<ServerResponse, 'setHeader' | 'statusCode' | 'end'>;

/** What the routes of messages answer. */
@Injectable()
export class MessagesService {
  constructor(
    private readonly orchestrator: ConversationOrchestrator,
    private readonly sessions: SessionManager,
    private readonly runs: RunManager,
    private readonly queue: RunQueue,
    private readonly stream: RunStream,
  ) {}

  async list(conversationId: string, query: ListMessagesQuery): Promise<MessageDto[]> {
    const conversation = await this.sessions.getSession(conversationId);
    return (await this.sessions.getHistory(conversation, query.limit, query.before)).map(toMessageDto);
  }

  /** Sends a message and waits for the reply to it. */
  async send(
    conversationId: string,
    request: SendMessageRequest,
    idempotencyKey?: string,
  ): Promise<MessageDto> {
    const accepted = await this.accept(conversationId, request, idempotencyKey);
    await this.stream.ended(accepted.id);
    const run = await this.runs.getRun(accepted.id);
    if (run.state === 'failed') throw new ReplyFailedError(run);
    if (run.startedAt === null) throw new ReplyWithdrawnError(run);
    return toMessageDto(await this.sessions.getMessage(run.assistantMessageId));
  }

  /** Sends a message and answers the log of its run. The header names the run even while it waits. */
  async sendAndFollow(
    conversationId: string,
    request: SendMessageRequest,
    response: HeaderSink,
    idempotencyKey?: string,
  ): Promise<Observable<MessageEvent>> {
    const run = await this.accept(conversationId, request, idempotencyKey);
    response.setHeader('X-Run-Id', run.id);
    return this.stream.follow(run.id, 0);
  }

  /** The log of the run being made now; 204 where there is none. */
  async followActive(
    conversationId: string,
    response: HeaderSink,
    lastEventId?: string,
  ): Promise<Observable<MessageEvent>> {
    await this.sessions.getSession(conversationId);
    const [run] = await this.queue.unfinished(conversationId);
    if (run) return this.stream.follow(run.id, seqAfter(run.id, lastEventId));
    response.statusCode = 204;
    response.end();
    return EMPTY;
  }

  private accept(conversationId: string, request: SendMessageRequest, idempotencyKey?: string): Promise<Run> {
    return this.orchestrator.sendMessage(
      conversationId,
      toIncomingMessage(request),
      checkIdempotencyKey(idempotencyKey),
    );
  }
}
