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

/**
 * What a token says of itself. Nothing rests on it: the server judges by the signature.
 * @returns null for what is no token.
 */
export function readVisitor(token: string): Visitor | null {
  const payload = token.split('.')[1];
  if (payload === undefined) return null;
  try {
    const claims = JSON.parse(decode(payload)) as Record<string, unknown>;
    const { application_id: applicationId, sub: userId, conversation_id: conversationId } = claims;
    if (typeof applicationId !== 'string' || typeof userId !== 'string') return null;
    return {
      token,
      applicationId,
      userId,
      conversationId: typeof conversationId === 'string' ? conversationId : null,
    };
  } catch {
    return null;
  }
}

/** Base64url of UTF-8. */
function decode(text: string): string {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return new TextDecoder().decode(Uint8Array.from(binary, (character) => character.charCodeAt(0)));
}
