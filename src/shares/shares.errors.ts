import { DomainError } from '../common/domain-error.js';
import { MAX_SHARES } from './share.js';

/** One answer, whatever the reason: unknown, taken back, over, or of an application that shares nothing. */
export class SharedNotFoundError extends DomainError {
  constructor() {
    super('not-found', 'shared_not_found', 'Nothing is shared by this link.');
  }
}

export class ShareNotFoundError extends DomainError {
  constructor(id: string) {
    super('not-found', 'share_not_found', `Share ${id} not found`);
  }
}

/** The application has not allowed it. */
export class SharingNotAllowedError extends DomainError {
  constructor() {
    super('forbidden', 'sharing_not_allowed', 'Conversations of this application may not be shared.');
  }
}

/** Nothing was said yet. */
export class NothingToShareError extends DomainError {
  constructor(conversationId: string) {
    super('conflict', 'nothing_to_share', `Nothing was said in conversation ${conversationId} yet`);
  }
}

export class SharesFullError extends DomainError {
  constructor() {
    super(
      'conflict',
      'shares_full',
      `A conversation has at most ${MAX_SHARES} links at a time. Take one back first.`,
      { members: { limit: MAX_SHARES } },
    );
  }
}
