const CONVERSATION_PATH = /^(?:\/embed\/[^/]+)?\/c\/([^/]+)\/?$/;
const BEGINNING = /^\/(?:embed\/[^/]+\/?)?$/;

/** The id of the conversation a path leads to; null for a new one, which is also where a broken address leads. */
export function conversationIdOf(path: string): string | null {
  const id = CONVERSATION_PATH.exec(path)?.[1];
  if (id === undefined) return null;
  try {
    return decodeURIComponent(id);
  } catch {
    return null;
  }
}

/** Where an application's knowledge is looked after. */
export const KNOWLEDGE_PATH = '/knowledge';

export function isKnowledge(path: string): boolean {
  return path.replace(/\/$/, '') === KNOWLEDGE_PATH;
}

/** What the link to something that is shared has that nobody guesses; null for any other path. */
export function sharedSecretOf(path: string): string | null {
  return /^\/shared\/([\w-]+)\/?$/.exec(path)?.[1] ?? null;
}

/** The message that the part of an address behind its `#` names; null where it names none. */
export function messageIdOf(hash: string): string | null {
  return /^#(msg_\w+)$/.exec(hash)?.[1] ?? null;
}

/** Whether a path leads to the chat; the server says the same by its status. */
export function isPage(path: string): boolean {
  return BEGINNING.test(path) || conversationIdOf(path) !== null;
}
