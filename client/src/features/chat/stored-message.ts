import { type Message, type Reply, type SentMessage } from '../../api/types.js';
import { type ChatMessage, type ChatMetadata } from './chat-message.js';

function metadataOf(message: Message): ChatMetadata {
  return {
    created_at: message.created_at,
    parent_id: message.parent_id,
    sibling_ids: message.sibling_ids ?? [message.id],
    ...(message.run_id !== null && { run_id: message.run_id }),
  };
}

function fromSent(message: SentMessage): ChatMessage {
  // Whoever sends a message may write anything here.
  const { client_id } = message.metadata;
  return {
    id: message.id,
    role: 'user',
    metadata: {
      ...metadataOf(message),
      ...(typeof client_id === 'string' && { client_id }),
      ...(message.documents && { documents: message.documents }),
    },
    parts: [{ type: 'text', text: message.content }],
  };
}

/** A reply in the parts that the stream would have brought. */
function fromReply(reply: Reply): ChatMessage {
  const {
    state,
    error,
    finish_reason,
    reasoning,
    sources,
    invented_citations: invented,
    citation_places: places,
  } = reply.metadata;
  const { origin_run_id } = reply.metadata;
  const cited = sources.filter((source) => source.cited).map(({ number }) => number);
  return {
    id: reply.id,
    role: 'assistant',
    metadata: {
      ...metadataOf(reply),
      state,
      ...(error && { error }),
      ...(finish_reason && { finish_reason }),
      ...(origin_run_id !== undefined && { origin_run_id }),
      ...(reply.feedback && { feedback: reply.feedback }),
    },
    parts: [
      ...sources.map((source) => ({
        type: 'source-document' as const,
        sourceId: source.source_id,
        mediaType: 'text/plain',
        title: source.title,
        providerMetadata: { platform: source },
      })),
      ...(reasoning === undefined ? [] : [{ type: 'reasoning' as const, text: reasoning }]),
      { type: 'text', text: reply.content },
      ...(invented
        ? [{ type: 'data-citations' as const, data: { cited, invented, ...(places && { places }) } }]
        : []),
    ],
  };
}

/** The stored messages a reader sees: instructions to the model are not part of the talk. */
export function toChatMessages(messages: readonly Message[]): ChatMessage[] {
  return messages.flatMap((message) => {
    switch (message.role) {
      case 'assistant':
        return [fromReply(message)];
      case 'user':
        return [fromSent(message)];
      case 'system':
        return [];
    }
  });
}
