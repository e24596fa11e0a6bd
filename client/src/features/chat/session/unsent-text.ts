import { type ChatMessage, textOf } from '../chat-message.js';
import { unsentOf } from './merge-messages.js';
import { type WaitingMessage } from './outbox.js';

/** Several texts as one, in their order, without those that say nothing. */
export function joinTexts(texts: readonly string[]): string {
  return texts.filter((text) => text.trim() !== '').join('\n\n');
}

interface Unsent {
  /** The messages of these texts that the browser keeps until they are settled. */
  ids: string[];
  text: string;
}

/** All that was written on this page and the server does not have, in the order of writing. */
export function unsentText(
  messages: readonly ChatMessage[],
  waiting: readonly Pick<WaitingMessage, 'id' | 'text' | 'runId'>[],
  draft: string,
): Unsent {
  const last = unsentOf(messages);
  const items = [
    ...(last ? [{ id: last.id, text: textOf(last) }] : []),
    ...waiting.filter(({ runId }) => runId === null),
  ];
  return { ids: items.map(({ id }) => id), text: joinTexts([...items.map(({ text }) => text), draft]) };
}
