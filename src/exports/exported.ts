import { type DocumentSummary } from '../knowledge/documents/document.js';
import { type Conversation } from '../sessions/conversation.js';
import { type MessageOutline } from '../sessions/message.js';

/** What is known of a conversation before the first of its messages is read. */
export interface Exported {
  conversation: Conversation;
  documents: readonly DocumentSummary[];
  outline: readonly MessageOutline[];
  /** Epoch milliseconds. */
  at: number;
}
