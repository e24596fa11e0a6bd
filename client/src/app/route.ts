const CONVERSATION_PATH = /^\/c\/([^/]+)\/?$/;

/** The id of the conversation a path leads to; null for a new one. */
export function conversationIdOf(path: string): string | null {
  const id = CONVERSATION_PATH.exec(path)?.[1];
  return id === undefined ? null : decodeURIComponent(id);
}

export function pathOf(conversationId: string | null): string {
  return conversationId === null ? '/' : `/c/${encodeURIComponent(conversationId)}`;
}
