import { type UIMessage } from 'ai';
import {
  type Citations,
  type ReplyOutcome,
  type ReplyStart,
  type SaidFeedback,
  type SentFile,
} from '../../api/types.js';

export type ReplyState = ReplyOutcome['state'];

/** What a stream tells of a reply. The names are the wire's own, as its metadata is merged in as it is. */
type ReplyFacts = Pick<ReplyStart, 'run_id' | 'created_at'> &
  Pick<ReplyOutcome, 'state' | 'error' | 'finish_reason'>;

/** What comes with a message; of a reply that is being written, the state is still absent. */
export interface ChatMetadata extends Partial<ReplyFacts> {
  /** The id that the page gave it, of a message that was sent from one. */
  client_id?: string;
  /** The message before it; of a message that is being sent: the one it is to go behind, where that is not the newest. */
  parent_id?: string | null;
  /** Of a reply in a fork: the run that made it where it was forked. */
  origin_run_id?: string;
  /** What stands in its place on any branch, itself among them. Only stored messages have it. */
  sibling_ids?: string[];
  /** The files that it was sent with. */
  documents?: readonly SentFile[];
  /** What the reader thinks of it. */
  feedback?: SaidFeedback;
}

/** The chunks `data-…` of a reply. */
type ChatData = Record<'citations', Citations>;

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

/** The run that can tell how a reply was made. */
export function makerOf({ metadata }: ChatMessage): string | undefined {
  return metadata?.run_id ?? metadata?.origin_run_id;
}

/** The ids of all files that any of the messages was sent with. */
export function sentWith(messages: readonly ChatMessage[]): ReadonlySet<string> {
  return new Set(messages.flatMap(({ metadata }) => metadata?.documents?.map(({ id }) => id) ?? []));
}
