import { type JsonObject } from '../common/json.js';

export type MessageRole = 'user' | 'assistant' | 'system';

/** Where a message stands. */
export interface MessageOutline {
  id: string;
  parentId: string | null;
}

/** What of a message a model is sent, and where it stands. */
export interface MessageText {
  id: string;
  parentId: string | null;
  /** How many messages its branch has, itself included; null where that was not counted yet when it was stored. */
  depth: number | null;
  role: MessageRole;
  content: string;
}

/** A file that a message was sent with, by the name that it had then: it may be gone since. */
export interface MessageDocument {
  id: string;
  name: string;
}

/** One turn's text. Immutable once stored, but for a reply that is continued: that grows. */
export interface Message {
  id: string;
  conversationId: string;
  /** The message before it in its branch. */
  parentId: string | null;
  /** Whether it is part of the tree; a message that waits in the queue, or was withdrawn from it, is not. */
  placed: boolean;
  /** The run that made it (assistant) or that it started (user). */
  runId: string | null;
  role: MessageRole;
  content: string;
  metadata: JsonObject;
  /** The files that it was sent with; left out where there were none. */
  documents?: readonly MessageDocument[];
  /** Epoch milliseconds. */
  createdAt: number;
}
