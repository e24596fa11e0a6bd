import { useEffect } from 'react';
import { carryAlong } from '../../../api/carried-text.js';
import { useLatest } from '../../../shared/hooks/use-latest.js';
import { type ChatMessage } from '../chat-message.js';
import { unsentText } from './unsent-text.js';
import { type DeliveryControl } from './use-delivery.js';
import { type DraftControl } from './use-draft.js';
import { type HeldControl } from './use-held.js';
import { type QueueControl } from './use-queue.js';

interface UnsentSources {
  messages: readonly ChatMessage[];
  queue: Pick<QueueControl, 'messages'>;
  held: Pick<HeldControl, 'message'>;
  leaving: DeliveryControl['leaving'];
  draft: Pick<DraftControl, 'text' | 'setText' | 'settle'>;
}

/** All that was not sent: it goes along where the page is loaded anew for somebody. @returns what takes it elsewhere. */
export function useUnsent(sources: UnsentSources): () => string {
  const latest = useLatest(sources);

  useEffect(() => {
    carryAlong(() => unsentOf(latest.current).text);
  }, [latest]);

  return () => {
    const { ids, text } = unsentOf(sources);
    ids.forEach(sources.draft.settle);
    sources.draft.setText('');
    return text;
  };
}

function unsentOf({ messages, queue, held, leaving, draft }: UnsentSources) {
  const waiting = [...queue.messages, ...(held.message ? [{ ...held.message, runId: null }] : [])];
  return unsentText({ messages, leaving: leaving(), waiting, draft: draft.text.get() });
}
