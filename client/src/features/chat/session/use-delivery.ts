import { type UseChatHelpers } from '@ai-sdk/react';
import { useRef } from 'react';
import { useLatest } from '../../../shared/hooks/use-latest.js';
import { painted } from '../../../shared/lib/painted.js';
import { type ChatMessage, sentWith } from '../chat-message.js';
import { type DraftControl } from './use-draft.js';
import { type FilesControl } from './use-files.js';
import { type LifecycleControl } from './use-lifecycle.js';
import { type QueueControl } from './use-queue.js';
import { type Closing } from './closing.js';

interface Delivery {
  chat: Pick<UseChatHelpers<ChatMessage>, 'messages' | 'sendMessage'>;
  busy: boolean;
  closing: Closing | null;
  draft: Pick<DraftControl, 'toSend' | 'sending' | 'settle' | 'giveBack'>;
  files: Pick<FilesControl, 'store'>;
  lifecycle: Pick<LifecycleControl, 'resume'>;
  queue: Pick<QueueControl, 'add'>;
  /** Makes room at the end for what is sent now. */
  setAside: () => void;
  /** The reader has said something. */
  onMovedOn: () => void;
}

/**
 * Sends a message with its files, or has it wait for the reply that is being made.
 *
 * Where it goes at once, it is kept as one on its way first, and drawn in the next frame: whoever pressed Enter sees the
 * message box empty by then, however much there is on the page.
 */
export function useDelivery(delivery: Delivery) {
  const latest = useLatest(delivery);
  /** What is kept and not drawn yet: pressed twice, it goes once. */
  const leaving = useRef<string | null>(null);

  return async (wanted: string, text: string): Promise<void> => {
    if (leaving.current === text) return;
    // Another one is about to be answered: this one comes after it.
    while (leaving.current !== null) await painted();
    const { chat, busy, closing, draft, files, lifecycle, queue, setAside, onMovedOn } = latest.current;
    const { id, documents } = draft.toSend(wanted, files.store?.settle(sentWith(chat.messages)) ?? null);
    if (busy) {
      onMovedOn();
      queue.add(id, text, documents);
      return;
    }
    // Whoever writes on wants to go on.
    if (closing === 'expired' && !(await lifecycle.resume())) {
      draft.settle(id);
      draft.giveBack(text);
      files.store?.giveBack(documents);
      return;
    }
    draft.sending(id, text, documents);
    leaving.current = text;
    await painted();
    leaving.current = null;
    onMovedOn();
    setAside();
    void chat.sendMessage({
      id,
      role: 'user',
      parts: [{ type: 'text', text }],
      metadata: { created_at: new Date().toISOString(), ...(documents.length > 0 && { documents }) },
    });
  };
}
