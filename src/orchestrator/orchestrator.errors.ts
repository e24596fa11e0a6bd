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

/** The model cannot read the message, even with nothing else of the conversation. */
export class MessageTooLongForModelError extends DomainError {
  constructor(
    model: string,
    tokens: {
      limit_tokens: number;
      reply_tokens: number;
      prompt_tokens: number;
      pinned_tokens?: number;
      message_tokens: number;
    },
  ) {
    const { pinned_tokens: pinned = 0 } = tokens;
    const room = Math.max(0, tokens.limit_tokens - tokens.reply_tokens - tokens.prompt_tokens - pinned);
    const message =
      `has about ${tokens.message_tokens} tokens, and ${model} has room for about ${room}: it can read ` +
      `${tokens.limit_tokens}, of which its prompt takes ${tokens.prompt_tokens} and its reply ${tokens.reply_tokens}` +
      (pinned > 0 ? `, and what is pinned ${pinned}` : '');
    super('invalid', 'message_too_long_for_model', `The message ${message}.`, {
      errors: [{ field: 'content', message }],
      members: { model, ...tokens },
    });
  }
}

/** What is pinned has no room in any call, even with nothing else of the conversation. */
export class PinnedTooLongForModelError extends DomainError {
  constructor(
    model: string,
    tokens: { limit_tokens: number; reply_tokens: number; prompt_tokens: number; pinned_tokens: number },
  ) {
    const message =
      `What is pinned has about ${tokens.pinned_tokens} tokens, for which ${model} has no room: it can read ` +
      `${tokens.limit_tokens}, of which its prompt takes ${tokens.prompt_tokens} and its reply ${tokens.reply_tokens}. ` +
      'Take a pin off.';
    super('invalid', 'pinned_too_long_for_model', message, { members: { model, ...tokens } });
  }
}

/** A message names files that it was sent with, and its conversation has no such files. */
export class DocumentNotInConversationError extends DomainError {
  constructor(conversationId: string, ids: string[]) {
    const message = `document_ids names what is no file of conversation ${conversationId}: ${ids.join(', ')}`;
    super('invalid', 'document_not_in_conversation', `${message}.`, {
      errors: [{ field: 'document_ids', message }],
      members: { document_ids: ids },
    });
  }
}

/** As many messages are pinned in the conversation as may be. */
export class PinsFullError extends DomainError {
  constructor(conversationId: string, pinned: number) {
    const detail = `${pinned} messages are pinned in conversation ${conversationId} already`;
    super('conflict', 'pins_full', detail, { members: { pinned } });
  }
}

/** The process is about to end and takes no more work; another, or the next, will. */
export class ShuttingDownError extends DomainError {
  constructor() {
    super('unavailable', 'shutting_down', 'The server is shutting down.', { retryAfterSeconds: 5 });
  }
}
