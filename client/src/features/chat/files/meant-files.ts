import { USER_ID } from '../../../api/user-id.js';
import { storage } from '../../../shared/lib/storage.js';

const keyOf = (conversationId: string) => `files:${USER_ID}:${conversationId}`;

/**
 * The ids of the files that were put into a conversation and are meant for its next message. The browser keeps them: whoever
 * chose a file and loads the page anew before writing means it still.
 */
export const meantFiles = {
  read(conversationId: string): string[] {
    try {
      const kept: unknown = JSON.parse(storage.read(keyOf(conversationId)) ?? '[]');
      return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : [];
    } catch {
      return [];
    }
  },

  /** What a message was to go with that came back is meant for the next. */
  add(conversationId: string, ids: readonly string[]): void {
    if (ids.length > 0) this.keep(conversationId, [...new Set([...this.read(conversationId), ...ids])]);
  },

  keep(conversationId: string, ids: readonly string[]): void {
    storage.write(keyOf(conversationId), ids.length === 0 ? null : JSON.stringify(ids));
  },
};
