import { useState } from 'react';
import { type ChatMessage, isStored, textOf } from '../chat-message.js';

/**
 * A stored reply that is gone on with is told from its start again. What is shown of it stays until there is more.
 * @returns which of the two versions of the newest message to show.
 */
export function steadyReply(
  shown: ChatMessage | undefined,
  last: ChatMessage | undefined,
  busy: boolean,
): ChatMessage | undefined {
  if (!busy || last?.role !== 'assistant' || shown?.id !== last.id || !isStored(shown)) return last;
  const [before, now] = [textOf(shown), textOf(last)];
  return before.length > now.length && before.startsWith(now) ? shown : last;
}

/** The messages, without the moment in which a reply begins anew that is shown already. */
export function useSteadyReply(messages: ChatMessage[], busy: boolean): ChatMessage[] {
  const last = messages.at(-1);
  const [shown, setShown] = useState(last);
  const next = steadyReply(shown, last, busy);
  if (next !== shown) setShown(next);
  return next === undefined || next === last ? messages : [...messages.slice(0, -1), next];
}
