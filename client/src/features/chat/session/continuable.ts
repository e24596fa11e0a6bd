import { type ChatMessage, isStored, textOf } from '../chat-message.js';

const BROKEN = new Set(['cancelled', 'failed', 'interrupted']);

/** Whether a reply has a text that ends before it was to, and is kept with what it was made from. */
export function isContinuable(message: ChatMessage | undefined): message is ChatMessage {
  if (message?.role !== 'assistant' || !isStored(message)) return false;
  const { state = '', finish_reason: reason, run_id: runId } = message.metadata ?? {};
  const broke = BROKEN.has(state) || reason === 'length';
  return broke && runId !== undefined && textOf(message).trim() !== '';
}
