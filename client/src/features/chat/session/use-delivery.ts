import { type UseChatHelpers } from '@ai-sdk/react';
import { useRef } from 'react';
import { useLatest } from '../../../shared/hooks/use-latest.js';
import { painted } from '../../../shared/lib/painted.js';
import { type ChatMessage, sentWith } from '../chat-message.js';
import { type OutgoingText } from './outbox.js';
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

/** A message that was sent and is not on the page yet. */
export type LeavingText = Pick<OutgoingText, 'id' | 'text'>;

export interface DeliveryControl {
  deliver: (wantedId: string, text: string) => Promise<void>;
  /** What was sent and may not be on the page yet, in the order of writing. */
  leaving: () => readonly LeavingText[];
}

/**
 * Sends a message with its files, or has it wait for the reply that is being made.
 *
 * Where it goes at once, it is kept as one on its way first, and drawn in the next frame: whoever pressed Enter sees the
 * message box empty by then, however much there is on the page.
 */
export function useDelivery(delivery: Delivery): DeliveryControl {
  const latest = useLatest(delivery);
  const leaving = useRef<LeavingText[]>([]);

  async function send(own: LeavingText): Promise<void> {
    const { text } = own;
    const { chat, busy, closing, draft, files, lifecycle, queue, setAside, onMovedOn } = latest.current;
    const { id, documents } = draft.toSend(own.id, files.store?.settle(sentWith(chat.messages)) ?? null);
    own.id = id;
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
    await painted();
    onMovedOn();
    setAside();
    void chat.sendMessage({
      id,
      role: 'user',
      parts: [{ type: 'text', text }],
      metadata: { created_at: new Date().toISOString(), ...(documents.length > 0 && { documents }) },
    });
    // Until it is on the page.
    await painted();
  }

  return {
    deliver: async (id, text) => {
      // Pressed twice, it goes once.
      if (leaving.current.some((other) => other.text === text)) return;
      const own = { id, text };
      leaving.current = [...leaving.current, own];
      // Another one is about to be answered: this one comes after it.
      if (leaving.current[0] !== own) latest.current.draft.sending(id, text);
      while (leaving.current[0] !== own) await painted();
      try {
        await send(own);
      } finally {
        leaving.current = leaving.current.filter((other) => other !== own);
      }
    },
    leaving: () => leaving.current,
  };
}
