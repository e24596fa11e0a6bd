/** No id of an application has it in it: no request can name what is a conversation's own. */
const BORDER = '\u001F';

/**
 * Whose the documents of one conversation are: what is kept and searched by application is kept and searched by this for
 * them, and so apart from everything else.
 */
export function ownerInConversation(applicationId: string, conversationId: string): string {
  return `${applicationId}${BORDER}${conversationId}`;
}

/** The application that an owner of documents is, or that the conversation is in which is one. */
export function applicationOf(owner: string): string {
  const border = owner.indexOf(BORDER);
  return border < 0 ? owner : owner.slice(0, border);
}

/** The conversation that an owner of documents is; undefined for an application. */
export function conversationOf(owner: string): string | undefined {
  const border = owner.indexOf(BORDER);
  return border < 0 ? undefined : owner.slice(border + 1);
}
