import { DomainError } from '../common/domain-error.js';
import { type Run } from '../runs/run.js';

/** The conversation is making a reply, and the caller asked not to wait. */
export class ConversationBusyError extends DomainError {
  constructor(run: Run) {
    super('conflict', 'conversation_busy', `Conversation ${run.conversationId} is busy with run ${run.id}`, {
      members: { run_id: run.id },
    });
  }
}

/** As many messages wait in the conversation as may. */
export class QueueFullError extends DomainError {
  constructor(conversationId: string, waiting: number) {
    const detail = `${waiting} messages wait in conversation ${conversationId} already`;
    super('conflict', 'queue_full', detail, { members: { waiting } });
  }
}

/** The process is about to end and takes no more work; another, or the next, will. */
export class ShuttingDownError extends DomainError {
  constructor() {
    super('unavailable', 'shutting_down', 'The server is shutting down.', { retryAfterSeconds: 5 });
  }
}
