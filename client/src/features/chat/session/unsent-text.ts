import { type ChatMessage, textOf } from '../chat-message.js';
import { unsentOf } from './merge-messages.js';
import { type OutgoingText, type WaitingMessage } from './outbox.js';

/** Several texts as one, in their order, without those that say nothing. */
export function joinTexts(texts: readonly string[]): string {
  return texts.filter((text) => text.trim() !== '').join('\n\n');
}

interface Unsent {
  /** The messages of these texts that the browser keeps until they are settled. */
  ids: string[];
  text: string;
}

interface Written {
  messages: readonly ChatMessage[];
  /** Sent, and maybe not among the others yet. */
  leaving: readonly Pick<OutgoingText, 'id' | 'text'>[];
  waiting: readonly Pick<WaitingMessage, 'id' | 'text' | 'runId'>[];
  draft: string;
}

/** All that was written on this page and the server does not have, in the order of writing. */
export function unsentText({ messages, leaving, waiting, draft }: Written): Unsent {
  const last = unsentOf(messages);
  const shown = new Set([...messages.flatMap(idsOf), ...waiting.map(({ id }) => id)]);
  const items = [
    ...(last ? [{ id: last.id, text: textOf(last) }] : []),
    ...waiting.filter(({ runId }) => runId === null),
    ...leaving.filter(({ id }) => !shown.has(id)),
  ];
  return { ids: items.map(({ id }) => id), text: joinTexts([...items.map(({ text }) => text), draft]) };
}

/** The one that it was sent with, and that of the server. */
const idsOf = ({ id, metadata }: ChatMessage) => [id, metadata?.client_id];
