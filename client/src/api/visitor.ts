import { claimsOf } from '../shared/lib/token-claims.js';

/** Who the page is for, as the token says that whoever opened it handed over. */
export interface Visitor {
  token: string;
  applicationId: string;
  userId: string;
  /** The one conversation that it is for; null: all of the user's. */
  conversationId: string | null;
}

/** The token behind the `#` of an address, which no server is sent; null where there is none. */
export function tokenOf(hash: string): string | null {
  return new URLSearchParams(hash.replace(/^#/, '')).get('token');
}

/** @returns null for what is no token of a user. */
export function readVisitor(token: string): Visitor | null {
  const { application_id: applicationId, sub: userId, conversation_id: conversationId } = claimsOf(token);
  if (typeof applicationId !== 'string' || typeof userId !== 'string') return null;
  return {
    token,
    applicationId,
    userId,
    conversationId: typeof conversationId === 'string' ? conversationId : null,
  };
}
