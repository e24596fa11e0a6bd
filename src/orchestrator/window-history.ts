import {
  type ContextWindow,
  manageContextWindow,
  type WindowMessage,
  type WindowRoom,
} from '../context/context-window.js';

/**
 * How many messages of a history are read at first, for the search as well; and how many messages one call sends, the
 * system's own included, where nobody knows what the model can read.
 */
export const FIRST_MESSAGES = 20;
/** A history that has room is read on, by so many times what was read. */
const READ_ON = 3;

/** A history that is read from its newest message back. */
export interface WindowHistory {
  /** What was read, oldest first. */
  readonly messages: readonly WindowMessage[];
  readonly isWhole: boolean;
  /** How many come before; null where that is not known. */
  readonly olderCount: number | null;
  readOlder(count: number): Promise<void>;
  /** The turns of these messages that were not read yet, oldest first. */
  turnsOf(ids: readonly string[]): Promise<readonly WindowMessage[]>;
}

/** The window, and how many messages of the history it was not planned from. */
export interface ReadWindow extends ContextWindow {
  readonly olderCount: number | null;
}

/** Plans a window, and reads on as long as there is room for more. @param pinned the ids of what comes first. */
export async function readAsFar(
  history: WindowHistory,
  pinned: readonly string[],
  most: number,
  room: WindowRoom,
): Promise<ReadWindow> {
  const [oldest] = history.messages;
  // An answer makes no turn without its question.
  if (oldest?.role === 'assistant' && pinned.includes(oldest.id)) await history.readOlder(1);
  const missing = without(pinned, history);
  const kept = missing.length === 0 ? [] : await history.turnsOf(missing);
  const ids = new Set(pinned);
  for (;;) {
    const read = new Set(history.messages.map(({ id }) => id));
    const older = kept.filter(({ id }) => !read.has(id));
    const window = manageContextWindow([...older, ...history.messages], room, ids);
    const { length } = history.messages;
    if (window.isFull || history.isWhole || length >= most) {
      const { olderCount } = history;
      return { ...window, olderCount: olderCount === null ? null : olderCount - older.length };
    }
    await history.readOlder(Math.min(most - length, Math.max(FIRST_MESSAGES, length * READ_ON)));
  }
}

function without(ids: readonly string[], { messages }: WindowHistory): string[] {
  const read = new Set(messages.map(({ id }) => id));
  return ids.filter((id) => !read.has(id));
}
