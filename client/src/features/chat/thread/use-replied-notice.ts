import { useEffect, useRef } from 'react';
import { tellHost } from '../../../shared/lib/host.js';
import { type ChatMessage } from '../chat-message.js';

/** Whether the last turn ended in a reply, and not in one that was stopped, or failed, or never came. */
export function hasReplied(messages: readonly ChatMessage[]): boolean {
  const last = messages.at(-1);
  return last?.role === 'assistant' && last.metadata?.state === 'completed';
}

/**
 * Tells the site around a page in a frame that a reply has come to its end; where the line was lost, that may be known
 * only when the messages have been read again.
 */
export function useRepliedNotice(messages: readonly ChatMessage[], busy: boolean): void {
  const waits = useRef(false);
  const replied = !busy && hasReplied(messages);
  useEffect(() => {
    if (busy) waits.current = true;
    else if (waits.current && replied) {
      waits.current = false;
      tellHost({ chat: 'replied' });
    }
  }, [busy, replied]);
}
