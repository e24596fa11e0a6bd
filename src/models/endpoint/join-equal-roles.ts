import { type ChatMessage } from '../chat-request.js';

/** Many models insist that roles alternate, and a reply that failed leaves two messages of the user in a row. */
export function joinEqualRoles(messages: readonly ChatMessage[]): ChatMessage[] {
  const joined: ChatMessage[] = [];
  for (const { role, content } of messages) {
    const last = joined.at(-1);
    if (last?.role === role) joined[joined.length - 1] = { role, content: `${last.content}\n\n${content}` };
    else joined.push({ role, content });
  }
  return joined;
}
