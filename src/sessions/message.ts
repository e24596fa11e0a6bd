import { type JsonObject } from '../common/json.js';

export type MessageRole = 'user' | 'assistant' | 'system';

/** One turn's text. Immutable once stored. */
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
  /** Epoch milliseconds. */
  createdAt: number;
}
