import { type DataUIPart, type JSONValue, type SourceDocumentUIPart } from 'ai';
import { type Message } from '../../api/types.js';
import { type ChatData, type ChatMessage, type ChatMetadata, type ReplyState } from './chat-message.js';

const replyStates: readonly string[] = [
  'completed',
  'cancelled',
  'failed',
  'interrupted',
] satisfies ReplyState[];

function isReplyState(value: unknown): value is ReplyState {
  return typeof value === 'string' && replyStates.includes(value);
}

/** What metadata holds came as JSON, so its objects hold JSON. */
function isRecord(value: unknown): value is Record<string, JSONValue> {
  return typeof value === 'object' && value !== null;
}

const textOr = (value: unknown, fallback: string) => (typeof value === 'string' ? value : fallback);

/** A stored source as the part that the stream would have brought. */
function toSourcePart(source: Record<string, JSONValue>, index: number): SourceDocumentUIPart {
  return {
    type: 'source-document',
    sourceId: textOr(source.source_id, `source-${index}`),
    mediaType: 'text/plain',
    title: textOr(source.title, 'Untitled'),
    providerMetadata: { platform: source },
  };
}

const isNumber = (value: unknown): value is number => typeof value === 'number';

/** What a reply cites, as the part that the stream would have brought; none of a reply from before it was kept. */
function toCitationParts(
  sources: readonly Record<string, JSONValue>[],
  invented: unknown,
): DataUIPart<ChatData>[] {
  if (!Array.isArray(invented)) return [];
  const cited = sources.filter((source) => source.cited === true).map(({ number }) => number);
  const data = { cited: cited.filter(isNumber), invented: invented.filter(isNumber) };
  return [{ type: 'data-citations', data }];
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
  const { sources: stored, invented_citations: invented } = message.metadata;
  const sources = Array.isArray(stored) ? stored.filter(isRecord) : [];
  return {
    id: message.id,
    role: message.role,
    metadata: toMetadata(message),
    parts: [
      ...sources.map(toSourcePart),
      { type: 'text', text: message.content },
      ...toCitationParts(sources, invented),
    ],
  };
}

/** The stored messages a reader sees: instructions to the model are not part of the talk. */
export function toChatMessages(messages: readonly Message[]): ChatMessage[] {
  return messages.filter((message) => message.role !== 'system').map(toChatMessage);
}
