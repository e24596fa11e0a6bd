import { DomainError } from '../common/domain-error.js';
import { type ConversationState, type Transition } from './conversation.js';

export class ConversationNotFoundError extends DomainError {
  constructor(id: string) {
    super('not-found', 'conversation_not_found', `Conversation ${id} not found`);
  }
}

export class MessageNotFoundError extends DomainError {
  constructor(id: string) {
    super('not-found', 'message_not_found', `Message ${id} not found`);
  }
}

/** The conversation takes no messages: it is paused, was ended or has expired. */
export class ConversationNotActiveError extends DomainError {
  constructor(id: string, state: ConversationState, expired: boolean) {
    const why = expired ? 'has expired' : `is ${state}`;
    super('conflict', 'conversation_not_active', `Conversation ${id} ${why}`, {
      members: { state, expired },
    });
  }
}

/** A move that the lifecycle does not have from the present state. */
export class IllegalTransitionError extends DomainError {
  constructor(id: string, transition: Transition, state: ConversationState) {
    super('conflict', 'illegal_transition', `Conversation ${id} is ${state}: it cannot ${transition}`, {
      members: { state, transition },
    });
  }
}
