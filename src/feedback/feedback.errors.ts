import { DomainError } from '../common/domain-error.js';

/** Feedback is on what was made, not on what was asked. */
export class FeedbackNotOnReplyError extends DomainError {
  constructor(messageId: string) {
    super('invalid', 'message_not_a_reply', `Message ${messageId} is not a reply`);
  }
}
