/** What the window needs to know of a message. */
export interface WindowMessage {
  readonly role: 'user' | 'assistant' | 'system';
  readonly content: string;
}

/**
 * The part of the history that one call sends: every system message once, then the latest of the others, `maxMessages`
 * in all where there are fewer system messages than that.
 *
 * Replies without text (cancelled or failed before the first word) are left out, and neighbours of one role are
 * joined, as several model servers refuse a history that does not alternate.
 */
export function manageContextWindow(
  messages: readonly WindowMessage[],
  maxMessages: number,
): WindowMessage[] {
  const system = messages.filter((message) => message.role === 'system');
  const others = messages.filter((message) => message.role !== 'system' && message.content !== '');
  const room = Math.max(1, maxMessages - system.length);
  return [...system, ...joinNeighbours(others.slice(-room))];
}

function joinNeighbours(messages: readonly WindowMessage[]): WindowMessage[] {
  const joined: WindowMessage[] = [];
  for (const message of messages) {
    const last = joined.at(-1);
    if (last?.role === message.role) {
      joined[joined.length - 1] = { role: last.role, content: `${last.content}\n\n${message.content}` };
    } else {
      joined.push({ role: message.role, content: message.content });
    }
  }
  return joined;
}
