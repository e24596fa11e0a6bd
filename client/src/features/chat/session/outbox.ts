import { type QueuedMessage, type SentFile } from '../../../api/types.js';

/** A message on its way into the queue. */
export interface OutgoingText {
  id: string;
  text: string;
  /** The files that it is sent with. */
  documents?: readonly SentFile[];
  /** Why it could not be sent. */
  problem: string | null;
}

export interface WaitingMessage extends OutgoingText {
  /** The run that will answer it; null while the server does not have it. */
  runId: string | null;
}

/** What the server does not have yet, in the order of writing. */
export type Outbox = readonly OutgoingText[];

/** The same message, sent again, keeps its place. */
export function withItem(outbox: Outbox, item: OutgoingText): Outbox {
  return outbox.some(({ id }) => id === item.id)
    ? outbox.map((known) => (known.id === item.id ? item : known))
    : [...outbox, item];
}

export function withoutItem(outbox: Outbox, id: string): Outbox {
  return outbox.filter((item) => item.id !== id);
}

function toWaiting({ run_id, message_id, content, metadata, documents }: QueuedMessage): WaitingMessage {
  const id = typeof metadata.client_id === 'string' ? metadata.client_id : message_id;
  return { id, runId: run_id, text: content, problem: null, ...(documents && { documents }) };
}

/** All that waits for its turn: what the server keeps, then what is on its way there. */
export function waitingMessages(queue: readonly QueuedMessage[], outbox: Outbox): WaitingMessage[] {
  const stored = queue.map(toWaiting);
  const known = new Set(stored.map(({ id }) => id));
  return [...stored, ...outbox.filter(({ id }) => !known.has(id)).map((item) => ({ ...item, runId: null }))];
}
