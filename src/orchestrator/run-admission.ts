import { Injectable } from '@nestjs/common';
import { type MultitaskStrategy } from '../applications/application-settings.js';
import { ApplicationLimits } from '../limits/application-limits.js';
import { StoreLimits } from '../limits/store-limits.js';
import { TokenQuotas } from '../limits/token-quotas.js';
import { type Run } from '../runs/run.js';
import { RunQueue } from '../runs/run-queue.js';
import { type Conversation } from '../sessions/conversation.js';
import { type Message } from '../sessions/message.js';
import { MessageHistory } from '../sessions/message-history.js';
import { ConversationBusyError, QueueFullError } from './orchestrator.errors.js';
import { ReplyStopper } from './reply-stopper.js';
import { SentFiles } from './sent-files.js';

/** In UTF-16 code units: what two messages of the greatest length have. */
const MAX_JOINED_LENGTH = 200_000;
/** As many as one message may have. */
const MAX_JOINED_FILES = 1_000;

/** What a reply is wanted to: a new message, or one of the user's that has a reply already. */
export type Turn = NewMessage | { kind: 'again'; messageId: string };

interface NewMessage extends Pick<Message, 'content' | 'metadata'> {
  kind: 'message';
  documentIds?: readonly string[];
  parentId: string | null | undefined;
}

/** Finds the run that will make a reply, as the conversation's business and the strategy want it. */
@Injectable()
export class RunAdmission {
  constructor(
    private readonly history: MessageHistory,
    private readonly queue: RunQueue,
    private readonly replies: ReplyStopper,
    private readonly limits: ApplicationLimits,
    private readonly room: StoreLimits,
    private readonly tokens: TokenQuotas,
    private readonly files: SentFiles,
  ) {}

  /**
   * Stores the turn with a run of its own, or joins it to one that waits. Called in the transaction that accepts it.
   *
   * - `enqueue`: it waits for its turn.
   * - `reject`: it is refused while anything runs or waits.
   * - `interrupt`: what runs is stopped, its partial reply stays, and this is answered next.
   * - `rollback`: the same, but the stopped turn leaves the history.
   * - `merge`: a message joins the last one that waits, so that one reply answers both.
   *
   * @throws ConversationBusyError, MessageNotFoundError, QueueFullError, TooManyAtOnceError, QuotaUsedUpError,
   *   DocumentNotInConversationError
   */
  async admit(conversation: Conversation, turn: Turn, strategy: MultitaskStrategy): Promise<Run> {
    await this.tokens.require(conversation.applicationId, conversation.userId);
    const unfinished = await this.queue.unfinished(conversation.id);
    const [first] = unfinished;
    if (!first) return this.start(conversation, turn);
    switch (strategy) {
      case 'enqueue':
        return this.enqueue(conversation, turn, unfinished, 'back');
      case 'reject':
        throw new ConversationBusyError(first);
      case 'interrupt':
        await this.replies.requestStop(first, 'cancel');
        return this.enqueue(conversation, turn, unfinished, 'front');
      case 'rollback':
        await this.replies.requestStop(first, 'rollback');
        return this.enqueue(conversation, turn, unfinished, 'front');
      case 'merge':
        return (
          (await this.join(conversation, turn, unfinished)) ??
          this.enqueue(conversation, turn, unfinished, 'back')
        );
    }
  }

  /** Nothing is in the way: the run starts in the transaction that accepts its turn. */
  private async start(conversation: Conversation, turn: Turn): Promise<Run> {
    await this.room.requireRun(conversation.applicationId);
    const { run, message } = await this.draft(conversation, turn);
    const parentId = run.placement === 'append' ? conversation.headMessageId : (message?.parentId ?? null);
    const started = await this.queue.start(run, conversation.headMessageId);
    await this.room.noteRun(run.id);
    if (message) await this.history.storeMessage({ ...message, parentId, placed: true });
    return started;
  }

  private async enqueue(
    conversation: Conversation,
    turn: Turn,
    unfinished: readonly Run[],
    place: 'front' | 'back',
  ): Promise<Run> {
    const waiting = unfinished.filter(({ state }) => state === 'queued').length;
    const { queuedMessages } = await this.limits.of(conversation.applicationId);
    if (waiting >= queuedMessages) throw new QueueFullError(conversation.id, waiting);
    const { run, message } = await this.draft(conversation, turn);
    const queued = await this.queue.enqueue(run, unfinished, place);
    await this.room.noteRun(run.id);
    if (message) await this.history.storeMessage(message);
    return queued;
  }

  /** The run of a turn, and its message where that is new. */
  private async draft(conversation: Conversation, turn: Turn): Promise<{ run: Run; message?: Message }> {
    const { id: conversationId, applicationId, config } = conversation;
    const input = { conversationId, applicationId, model: config.model };
    if (turn.kind === 'again') {
      const { id: userMessageId } = await this.history.getMessageOf(conversationId, turn.messageId);
      return { run: this.queue.draft({ ...input, userMessageId, placement: 'branch' }) };
    }
    const placement = turn.parentId === undefined ? 'append' : 'branch';
    if (turn.parentId != null) await this.history.getMessageOf(conversationId, turn.parentId);
    const said = await this.said(conversation, turn);
    const message = this.history.draftMessage(conversationId, said, turn.parentId ?? null);
    const run = this.queue.draft({ ...input, userMessageId: message.id, placement });
    return { run, message: { ...message, runId: run.id } };
  }

  /**
   * Only messages that follow on the history can be joined: one that starts a branch has a place of its own. One that
   * would grow beyond what two may have does not grow.
   */
  private async join(
    conversation: Conversation,
    turn: Turn,
    unfinished: readonly Run[],
  ): Promise<Run | undefined> {
    const last = unfinished.findLast((run) => run.state === 'queued' && run.placement === 'append');
    if (!last || turn.kind === 'again' || turn.parentId !== undefined) return undefined;
    const { content, documents = [] } = await this.history.getMessage(last.userMessageId);
    if (content.length + turn.content.length > MAX_JOINED_LENGTH) return undefined;
    if (documents.length + (turn.documentIds?.length ?? 0) > MAX_JOINED_FILES) return undefined;
    const said = await this.said(conversation, turn);
    const addition = this.history.draftMessage(conversation.id, said, null);
    await this.history.joinMessage(last.userMessageId, addition);
    return last;
  }
  private async said(
    conversation: Conversation,
    { content, metadata, documentIds = [] }: NewMessage,
  ): Promise<Pick<Message, 'content' | 'metadata' | 'documents'>> {
    const documents = await this.files.of(conversation, documentIds);
    return { content, metadata, ...(documents.length > 0 && { documents }) };
  }
}
