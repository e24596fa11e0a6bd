import { Injectable } from '@nestjs/common';
import { StoreLimits } from '../limits/store-limits.js';
import { TokenQuotas } from '../limits/token-quotas.js';
import { ModelRegistry } from '../models/model-registry.js';
import { type ManifestContentDto } from '../runs/manifest.dto.js';
import { RunManager } from '../runs/run-manager.js';
import { RunQueue } from '../runs/run-queue.js';
import { type Run } from '../runs/run.js';
import { readReplyMetadata } from '../runs/stored-shapes.js';
import { type Conversation } from '../sessions/conversation.js';
import { type Message } from '../sessions/message.js';
import { MessageHistory } from '../sessions/message-history.js';
import {
  NotAReplyError,
  ReplyCompleteError,
  ReplyEmptyError,
  ReplyNotNewestError,
  ReplyOriginUnknownError,
} from './continuation.errors.js';
import { ConversationBusyError } from './orchestrator.errors.js';
import { TurnOpener } from './turn-opener.js';

/** Decides whether a reply can be gone on with because somebody asks for it, and finds the run that does. */
@Injectable()
export class ContinuationAdmission {
  constructor(
    private readonly history: MessageHistory,
    private readonly runs: RunManager,
    private readonly queue: RunQueue,
    private readonly models: ModelRegistry,
    private readonly room: StoreLimits,
    private readonly tokens: TokenQuotas,
    private readonly opener: TurnOpener,
  ) {}

  /**
   * Stores a run of the same message as started, which sends what the run before it has sent. Called in the transaction
   * that accepts it.
   *
   * @throws MessageNotFoundError, NotAReplyError, ConversationBusyError, ReplyCompleteError, ReplyEmptyError,
   *   ReplyNotNewestError, ReplyOriginUnknownError, ModelNotConfiguredError, TooManyAtOnceError, QuotaUsedUpError
   */
  async admit(conversation: Conversation, messageId: string): Promise<Run> {
    const [first] = await this.queue.unfinished(conversation.id);
    // While a reply is made for the first time, nobody finds its message.
    if (first?.assistantMessageId === messageId) throw new ConversationBusyError(first);
    const reply = await this.history.getMessageOf(conversation.id, messageId);
    if (reply.role !== 'assistant') throw new NotAReplyError(messageId);
    if (first) throw new ConversationBusyError(first);
    await this.requireUnfinished(reply);
    const { before, manifest } = await this.originOf(reply);
    this.models.resolve(manifest.model);
    await this.tokens.require(conversation.applicationId, conversation.userId);
    await this.room.requireRun(conversation.applicationId);
    // Where the turn is taken back, the history goes back to what was before it, and not to half of it.
    const run = await this.queue.start(this.queue.draftContinuation(before), before.previousHeadId);
    await this.room.noteRun(run.id);
    await this.opener.reopen(run, before, manifest, reply);
    return run;
  }

  /** It broke off, was stopped, or was cut at the length that was allowed. */
  private async requireUnfinished({ id, conversationId, content, metadata }: Message): Promise<void> {
    const { state, finish_reason: reason } = readReplyMetadata(metadata, content);
    if (state === 'completed' && reason !== 'length') throw new ReplyCompleteError(id);
    if (content.trim() === '') throw new ReplyEmptyError(id);
    if (await this.history.isFollowed(conversationId, id)) throw new ReplyNotNewestError(id);
  }

  /** The run that made the reply as it is, and what it sent. */
  private async originOf({ id, runId }: Message): Promise<{ before: Run; manifest: ManifestContentDto }> {
    const manifest = runId === null ? null : await this.runs.getManifest(runId);
    if (runId === null || manifest === null) throw new ReplyOriginUnknownError(id);
    return { before: await this.runs.getRun(runId), manifest };
  }
}
