import { Injectable } from '@nestjs/common';
import { type MultitaskStrategy } from '../applications/application-settings.js';
import { Database } from '../database/database.js';
import { ActiveRuns } from '../runs/active-runs.js';
import { type Run } from '../runs/run.js';
import { RunManager } from '../runs/run-manager.js';
import { RunQueue } from '../runs/run-queue.js';
import { type Conversation } from '../sessions/conversation.js';
import { type Message } from '../sessions/message.js';
import { SessionManager } from '../sessions/session-manager.js';
import { ConversationBusyError } from './orchestrator.errors.js';

/** Finds the run that will answer a message, as the conversation's business and the strategy want it. */
@Injectable()
export class RunAdmission {
  constructor(
    private readonly database: Database,
    private readonly sessions: SessionManager,
    private readonly queue: RunQueue,
    private readonly runs: RunManager,
    private readonly active: ActiveRuns,
  ) {}

  /**
   * Stores the message with a run of its own, or joins it to one that waits. Called in the transaction that accepts it.
   *
   * - `enqueue`: it waits for its turn.
   * - `reject`: it is refused while anything runs or waits.
   * - `interrupt`: what runs is stopped, its partial reply stays, and this message is answered next.
   * - `rollback`: the same, but the stopped turn leaves the history.
   * - `merge`: it joins the last message that waits, so that one reply answers both.
   *
   * @throws ConversationBusyError
   */
  async admit(conversation: Conversation, message: Message, strategy: MultitaskStrategy): Promise<Run> {
    const unfinished = await this.queue.unfinished(conversation.id);
    const [first] = unfinished;
    if (!first) return this.enqueue(conversation, message, 'back');
    switch (strategy) {
      case 'enqueue':
        return this.enqueue(conversation, message, 'back');
      case 'reject':
        throw new ConversationBusyError(first);
      case 'interrupt':
        await this.stop(first, 'cancel');
        return this.enqueue(conversation, message, 'front');
      case 'rollback':
        await this.stop(first, 'rollback');
        return this.enqueue(conversation, message, 'front');
      case 'merge': {
        const last = unfinished.findLast((run) => run.state === 'queued');
        if (!last) return this.enqueue(conversation, message, 'back');
        await this.sessions.joinMessage(last.userMessageId, message);
        return last;
      }
    }
  }

  private async enqueue(conversation: Conversation, message: Message, place: 'front' | 'back'): Promise<Run> {
    const { id: conversationId, applicationId } = conversation;
    const { model } = conversation.config;
    const run = await this.queue.enqueue(
      { conversationId, applicationId, userMessageId: message.id, model },
      place,
    );
    await this.sessions.storeMessage({ ...message, runId: run.id });
    return run;
  }

  /** The request is durable with the message, so a crash in between forgets neither. */
  private async stop(run: Run, request: 'cancel' | 'rollback'): Promise<void> {
    if (run.state !== 'running') return;
    await this.runs.requestEnd(run.id, request);
    this.database.afterCommit(() => void this.active.cancel(run.id));
  }
}
