import { type SourceDocumentUIPart } from 'ai';
import { type Message } from '../../api/types.js';
import { type ChatMessage, type ChatMetadata, type ReplyState } from './chat-message.js';

const replyStates: readonly string[] = [
  'completed',
  'cancelled',
  'failed',
  'interrupted',
] satisfies ReplyState[];

function isReplyState(value: unknown): value is ReplyState {
  return typeof value === 'string' && replyStates.includes(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

const textOr = (value: unknown, fallback: string) => (typeof value === 'string' ? value : fallback);

/** A stored citation as the part that the stream would have brought. */
function toSourcePart(source: Record<string, unknown>, index: number): SourceDocumentUIPart {
  const platform = {
    number: typeof source.number === 'number' ? source.number : index + 1,
    document_id: textOr(source.document_id, ''),
    passage_id: textOr(source.passage_id, ''),
  };
  return {
    type: 'source-document',
    sourceId: textOr(source.source_id, `source-${index}`),
    mediaType: 'text/plain',
    title: textOr(source.title, 'Untitled'),
    providerMetadata: { platform },
  };
}

function toMetadata(message: Message): ChatMetadata {
  const { model, state, error, client_id } = message.metadata;
  return {
    created_at: message.created_at,
    parent_id: message.parent_id,
    sibling_ids: message.sibling_ids ?? [message.id],
    ...(typeof client_id === 'string' && { client_id }),
    ...(message.run_id !== null && { run_id: message.run_id }),
    ...(typeof model === 'string' && { model }),
    ...(isRecord(error) && {
      error: { code: textOr(error.code, 'unknown'), detail: textOr(error.detail, '') },
    }),
    ...(isReplyState(state) ? { state } : message.role === 'assistant' && { state: 'completed' }),
  };
}

function toChatMessage(message: Message): ChatMessage {
  const sources = message.metadata.sources;
  const sourceParts = Array.isArray(sources) ? sources.filter(isRecord).map(toSourcePart) : [];
  return {
    id: message.id,
    role: message.role,
    metadata: toMetadata(message),
    parts: [...sourceParts, { type: 'text', text: message.content }],
  };
}

/** The stored messages a reader sees: instructions to the model are not part of the talk. */
export function toChatMessages(messages: readonly Message[]): ChatMessage[] {
  return messages.filter((message) => message.role !== 'system').map(toChatMessage);
}
