import { type ChatMessage, type ChatMetadata } from '../chat-message.js';

/** A message of the reader that only this page knows. */
export function unsent(id: string, text = id): ChatMessage {
  return { id, role: 'user', parts: [{ type: 'text', text }], metadata: { created_at: '2026-03-10' } };
}

/** A message of the reader as the server keeps it. */
export function asked(id: string, metadata: ChatMetadata = {}, text = id): ChatMessage {
  return { id, role: 'user', parts: [{ type: 'text', text }], metadata: { sibling_ids: [id], ...metadata } };
}

/** A reply as the server keeps it. */
export function replied(id: string, metadata: ChatMetadata = {}, text = id): ChatMessage {
  return {
    id,
    role: 'assistant',
    parts: [{ type: 'text', text }],
    metadata: { sibling_ids: [id], run_id: `run_of_${id}`, state: 'completed', ...metadata },
  };
}

/** A reply that is being written. */
export function written(id: string, runId: string, text = ''): ChatMessage {
  return { id, role: 'assistant', parts: [{ type: 'text', text }], metadata: { run_id: runId } };
}

export const idsOf = (messages: readonly ChatMessage[]) => messages.map(({ id }) => id);
