import { type UIMessage } from 'ai';

export type ReplyState = 'completed' | 'cancelled' | 'failed' | 'interrupted';

/** What comes with a message. The names are the wire's own, as the stream merges its metadata in as it is. */
export interface ChatMetadata {
  created_at?: string;
  run_id?: string;
  model?: string;
  /** Absent while the reply is being written. */
  state?: ReplyState;
  /** Why it failed. */
  error?: { code: string; detail: string };
  /** The id that the page gave it, of a message that was sent from one. */
  client_id?: string;
  /** The message before it; of a message that is being sent: the one it is to go behind, where that is not the newest. */
  parent_id?: string | null;
  /** What stands in its place on any branch, itself among them. Only stored messages have it. */
  sibling_ids?: string[];
}

/** Which passages a reply cites, by their numbers. */
export interface Citations {
  cited: number[];
  /** Numbers of no passage that it was given: the model made them up. */
  invented: number[];
}

/** The chunks `data-…` of a reply. */
export type ChatData = Record<'citations', Citations>;

export type ChatMessage = UIMessage<ChatMetadata, ChatData>;

/** Whether the message is as the server keeps it; one that is being sent or written is not yet. */
export function isStored(message: ChatMessage): boolean {
  return message.metadata?.sibling_ids !== undefined;
}

/** The same for a message before and after it was stored. */
export function keyOf(message: ChatMessage): string {
  return message.metadata?.client_id ?? message.id;
}

export function textOf(message: ChatMessage): string {
  return message.parts.map((part) => (part.type === 'text' ? part.text : '')).join('');
}

export function reasoningOf(message: ChatMessage): string {
  return message.parts.map((part) => (part.type === 'reasoning' ? part.text : '')).join('');
}
