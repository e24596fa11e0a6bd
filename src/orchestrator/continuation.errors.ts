import { DomainError } from '../common/domain-error.js';

/** Only what the assistant says can be gone on with. */
export class NotAReplyError extends DomainError {
  constructor(id: string) {
    const message = 'is not a reply of the assistant';
    super('invalid', 'message_not_a_reply', `Message ${id} ${message}`, {
      errors: [{ field: 'message_id', message }],
    });
  }
}

/** The model has said all that it wanted to. */
export class ReplyCompleteError extends DomainError {
  constructor(id: string) {
    super('conflict', 'reply_complete', `Reply ${id} is complete: there is nothing to go on with`);
  }
}

/** The reply came to no word, so that there is nothing to go on from; it can be made anew. */
export class ReplyEmptyError extends DomainError {
  constructor(id: string) {
    super('conflict', 'reply_empty', `Reply ${id} has no text to go on from`);
  }
}

/** More was said behind the reply, which answers it as it is. */
export class ReplyNotNewestError extends DomainError {
  constructor(id: string) {
    super('conflict', 'reply_not_newest', `Reply ${id} is not the newest message of its branch`);
  }
}

/** What the reply was made from is not kept with it: it was copied from another conversation. */
export class ReplyOriginUnknownError extends DomainError {
  constructor(id: string) {
    super('conflict', 'reply_origin_unknown', `What reply ${id} was made from is not known here`);
  }
}
