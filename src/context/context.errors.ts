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
