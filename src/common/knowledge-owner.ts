/** No id of an application has it in it: no request can name what is a conversation's own. */
const BORDER = '\u001F';

/**
 * Whose the documents of one conversation are: what is kept and searched by application is kept and searched by this for
 * them, and so apart from everything else.
 */
export function ownerInConversation(applicationId: string, conversationId: string): string {
  return `${applicationId}${BORDER}${conversationId}`;
}

/**
 * Where the names of all owners within an application are, its own the first: from the one up to the other, which is none
 * of them. What compares them goes by the code points of their characters, as both databases do.
 */
export function ownersWithin(applicationId: string): { from: string; to: string } {
  return { from: applicationId, to: `${applicationId} ` };
}

/** What stands behind an owner's name and before any other that comes behind it. */
export function behindOwner(owner: string): string {
  return owner + BORDER;
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
