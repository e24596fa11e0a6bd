import { type ChatMessage, isStored, textOf } from '../chat-message.js';

const isSame = (shown: ChatMessage, stored: ChatMessage) =>
  shown.id === stored.id || shown.id === stored.metadata?.client_id;

/** The stored message; what is shown of it already stays the same object where nothing differs. */
function renew(shown: ChatMessage | undefined, stored: ChatMessage): ChatMessage {
  if (!shown || textOf(shown) !== textOf(stored)) return stored;
  const unchanged =
    shown.id === stored.id && JSON.stringify(shown.metadata) === JSON.stringify(stored.metadata);
  if (unchanged) return shown;
  // The parts stay, in their order; what is cited may not have come before the connection was lost.
  const parts = shown.parts.filter(({ type }) => type !== 'data-citations');
  return { ...stored, parts: [...parts, ...stored.parts.filter(({ type }) => type === 'data-citations')] };
}

/** How many of the shown messages come before the stored ones, as the reader asked for them earlier. */
export function countEarlier(shown: readonly ChatMessage[], stored: readonly ChatMessage[]): number {
  const [first] = stored;
  return first
    ? Math.max(
        0,
        shown.findIndex((message) => isSame(message, first)),
      )
    : 0;
}

/** What the page shows once the server has told it the latest messages. */
export function mergeMessages(shown: readonly ChatMessage[], stored: readonly ChatMessage[]): ChatMessage[] {
  return [
    ...shown.slice(0, countEarlier(shown, stored)),
    ...stored.map((message) =>
      renew(
        shown.find((candidate) => isSame(candidate, message)),
        message,
      ),
    ),
  ];
}

/** The reader's message that is only on this page so far. */
export function unsentOf(messages: readonly ChatMessage[]): ChatMessage | undefined {
  const last = messages.at(-1);
  return last?.role === 'user' && !isStored(last) ? last : undefined;
}

/** What stands before a message: all of it where the message itself is not shown any more. */
export function messagesBefore(messages: readonly ChatMessage[], id: string): ChatMessage[] {
  const place = messages.findIndex((message) => message.id === id);
  return messages.slice(0, place === -1 ? undefined : place);
}
