import { Injectable } from '@nestjs/common';
import { type MultitaskStrategy } from '../applications/application-settings.js';
import { type JsonObject } from '../common/json.js';
import { type Run } from '../runs/run.js';
import { RunQueue } from '../runs/run-queue.js';
import { type Conversation } from '../sessions/conversation.js';
import { MessageHistory } from '../sessions/message-history.js';
import { ConversationBusyError } from './orchestrator.errors.js';
import { ReplyStopper } from './reply-stopper.js';

/** What a reply is wanted to: a new message, or one of the user's that has a reply already. */
export type Turn =
  | { kind: 'message'; content: string; metadata: JsonObject; parentId: string | null | undefined }
  | { kind: 'again'; messageId: string };

/** Finds the run that will make a reply, as the conversation's business and the strategy want it. */
@Injectable()
export class RunAdmission {
  constructor(
    private readonly history: MessageHistory,
    private readonly queue: RunQueue,
    private readonly replies: ReplyStopper,
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
   * @throws ConversationBusyError, MessageNotFoundError
   */
  async admit(conversation: Conversation, turn: Turn, strategy: MultitaskStrategy): Promise<Run> {
    const unfinished = await this.queue.unfinished(conversation.id);
    const [first] = unfinished;
    if (!first) return this.enqueue(conversation, turn, 'back');
    switch (strategy) {
      case 'enqueue':
        return this.enqueue(conversation, turn, 'back');
      case 'reject':
        throw new ConversationBusyError(first);
      case 'interrupt':
        await this.replies.requestStop(first, 'cancel');
        return this.enqueue(conversation, turn, 'front');
      case 'rollback':
        await this.replies.requestStop(first, 'rollback');
        return this.enqueue(conversation, turn, 'front');
      case 'merge':
        return (await this.join(conversation, turn, unfinished)) ?? this.enqueue(conversation, turn, 'back');
    }
  }

  private async enqueue(conversation: Conversation, turn: Turn, place: 'front' | 'back'): Promise<Run> {
    const { id: conversationId, applicationId, config } = conversation;
    const input = { conversationId, applicationId, model: config.model };
    if (turn.kind === 'again') {
      const { id: userMessageId } = await this.history.getMessageOf(conversationId, turn.messageId);
      return this.queue.enqueue({ ...input, userMessageId, placement: 'branch' }, place);
    }
    const placement = turn.parentId === undefined ? 'append' : 'branch';
    if (turn.parentId != null) await this.history.getMessageOf(conversationId, turn.parentId);
    const message = this.history.draftMessage(
      conversationId,
      turn.content,
      turn.metadata,
      turn.parentId ?? null,
    );
    const run = await this.queue.enqueue({ ...input, userMessageId: message.id, placement }, place);
    await this.history.storeMessage({ ...message, runId: run.id });
    return run;
  }

  /** Only messages that follow on the history can be joined: one that starts a branch has a place of its own. */
  private async join(conversation: Conversation, turn: Turn, unfinished: Run[]): Promise<Run | undefined> {
    const last = unfinished.findLast((run) => run.state === 'queued' && run.placement === 'append');
    if (!last || turn.kind === 'again' || turn.parentId !== undefined) return undefined;
    const addition = this.history.draftMessage(conversation.id, turn.content, turn.metadata, null);
    await this.history.joinMessage(last.userMessageId, addition);
    return last;
  }
}
