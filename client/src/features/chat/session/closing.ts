import { ApiError } from '../../../api/api-error.js';
import { type Conversation, type ConversationStatus } from '../../../api/types.js';

/** Why a conversation takes no more messages. */
export type Closing = 'ended' | 'expired' | 'paused';

export function closingOf(conversation: Conversation | null, now: Date): Closing | null {
  if (conversation === null) return null;
  const expired = new Date(conversation.expires_at) <= now;
  if (conversation.state === 'PAUSED') return 'paused';
  if (expired) return 'expired';
  return conversation.state === 'ENDED' ? 'ended' : null;
}

/** The closing after a word of the server, given the one that the page was opened with. */
export function closingNow(initial: Closing | null, status: ConversationStatus | null): Closing | null {
  if (status === null || initial === 'expired') return initial;
  if (status.state === 'PAUSED') return 'paused';
  return status.state === 'ENDED' ? 'ended' : null;
}

/** The closing that a refused message tells of. */
export function closingOfRefusal(error: Error | undefined): Closing | null {
  if (!(error instanceof ApiError) || error.code !== 'conversation_not_active') return null;
  if (error.members.expired === true) return 'expired';
  return error.members.state === 'PAUSED' ? 'paused' : 'ended';
}
