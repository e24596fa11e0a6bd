import { useState } from 'react';
import { type ChatMessage } from '../chat-message.js';

/** Tells the messages that came while the reader was here, which slide in, from the history, which is just there. */
export function useArrivals(messages: readonly ChatMessage[]): (messageId: string) => boolean {
  const [arrived] = useState(() => {
    const history = new Set(messages.map((message) => message.id));
    return (messageId: string) => !history.has(messageId);
  });
  return arrived;
}
