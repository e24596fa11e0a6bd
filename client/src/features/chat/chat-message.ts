import { type SourceDocumentUIPart, type UIMessage } from 'ai';

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
}

export type ChatMessage = UIMessage<ChatMetadata>;

export function textOf(message: ChatMessage): string {
  return message.parts.map((part) => (part.type === 'text' ? part.text : '')).join('');
}

export function reasoningOf(message: ChatMessage): string {
  return message.parts.map((part) => (part.type === 'reasoning' ? part.text : '')).join('');
}

export interface Source {
  /** The number by which the text cites it. */
  number: number;
  title: string;
  documentId: string | null;
}

function toSource(part: SourceDocumentUIPart, position: number): Source {
  const platform = part.providerMetadata?.platform;
  const number = platform?.number;
  const documentId = platform?.document_id;
  return {
    number: typeof number === 'number' ? number : position + 1,
    title: part.title,
    documentId: typeof documentId === 'string' ? documentId : null,
  };
}

/** The passages a reply was given, in the order of their numbers. */
export function sourcesOf(message: ChatMessage): Source[] {
  return message.parts
    .filter((part) => part.type === 'source-document')
    .map(toSource)
    .sort((one, other) => one.number - other.number);
}
