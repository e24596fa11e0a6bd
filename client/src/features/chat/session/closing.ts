import { ApiError } from '../../../api/api-error.js';
import { type ConversationStatus } from '../../../api/types.js';

/** Why a conversation takes no more messages. */
export type Closing = 'ended' | 'expired' | 'paused' | 'erased';

/** Where a conversation is in its life. */
export type Lifecycle = Pick<ConversationStatus, 'state' | 'expires_at' | 'expired'>;

export function closingOf(conversation: Lifecycle | null, now: Date): Closing | null {
  if (conversation === null) return null;
  const { state, expires_at, expired } = conversation;
  if (state === 'PAUSED') return 'paused';
  if (state === 'ENDED') return expired ? 'expired' : 'ended';
  return new Date(expires_at) <= now ? 'expired' : null;
}

/** The closing after a word of the server, given the one that the page was opened with. */
export function closingNow(initial: Closing | null, status: Lifecycle | null): Closing | null {
  if (status === null) return initial;
  if (status.state === 'ACTIVE') return null;
  if (status.state === 'PAUSED') return 'paused';
  return status.expired ? 'expired' : 'ended';
}

/** The closing that a refused message tells of. */
export function closingOfRefusal(error: Error | undefined): Closing | null {
  if (!(error instanceof ApiError) || error.code !== 'conversation_not_active') return null;
  if (error.members.expired === true) return 'expired';
  return error.members.state === 'PAUSED' ? 'paused' : 'ended';
}
