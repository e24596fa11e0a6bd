import { DomainError } from '../common/domain-error.js';

export class ContextNotFoundError extends DomainError {
  constructor(conversationId: string) {
    super(
      'not-found',
      'context_not_found',
      `Context of ${conversationId} not found: it is cleared when it ends`,
    );
  }
}

/** The facts of a conversation are read for each of its prompts: they cannot grow for ever. */
export class ContextTooLargeError extends DomainError {
  constructor(limit: string) {
    const message = `would grow beyond ${limit}`;
    super('invalid', 'context_too_large', `The context of the conversation ${message}.`, {
      errors: [{ field: 'facts', message: `facts ${message}` }],
    });
  }
}
