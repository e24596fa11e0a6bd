import { useEffect, useState } from 'react';
import { useLatest } from '../../../shared/hooks/use-latest.js';
import { busyKeys, toneOfAll } from '../files/files-state.js';
import { joinTexts } from './unsent-text.js';
import { type DraftControl } from './use-draft.js';
import { type FilesControl } from './use-files.js';

/** A message that waits until the files are read that it may be about. */
export interface HeldMessage {
  id: string;
  text: string;
  /** Of the files that it waits for. */
  keys: ReadonlySet<string>;
  /** Some that it is to wait for were just chosen, and are still to come. */
  isOpen: boolean;
}

export interface HeldControl {
  message: HeldMessage | null;
  /** Whether what is sent now would wait. */
  isNeeded: boolean;
  /** Has a message wait. Another one, sent meanwhile, goes with it. */
  hold: (text: string) => void;
  sendNow: () => void;
  /** Puts it back into the message box. */
  takeBack: () => void;
}

type Draft = Pick<DraftControl, 'newId' | 'sending' | 'settle' | 'giveBack' | 'failed'>;

/**
 * Keeps a message until the files are read that were on their way when it was sent, as the reply would not know them
 * yet. Where one of them comes to nothing it stays, until whoever wrote it decides.
 */
export function useHeld(
  { state: files, isAdding }: Pick<FilesControl, 'state' | 'isAdding'>,
  draft: Draft,
  deliver: (id: string, text: string) => void,
): HeldControl {
  const [message, setMessage] = useState<HeldMessage | null>(null);
  const latest = useLatest({ message, deliver, draft });
  const isDue = message !== null && !message.isOpen && toneOfAll(files, message.keys) === 'good';

  if (message?.isOpen && !isAdding) {
    setMessage({ ...message, keys: new Set([...message.keys, ...busyKeys(files)]), isOpen: false });
  }

  const sendNow = () => {
    if (!message) return;
    setMessage(null);
    deliver(message.id, message.text);
  };

  useEffect(() => {
    if (!isDue) return;
    const { current } = latest;
    if (!current.message) return;
    setMessage(null);
    current.deliver(current.message.id, current.message.text);
  }, [isDue, latest]);

  useEffect(
    () => () => {
      // Whoever comes back has it in the message box.
      const { current } = latest;
      if (current.message) current.draft.failed(current.message.id);
    },
    [latest],
  );

  return {
    message,
    isNeeded: message !== null || isAdding || busyKeys(files).length > 0,
    hold: (text) => {
      const id = message?.id ?? draft.newId(text);
      const held = {
        id,
        text: joinTexts([message?.text ?? '', text]),
        keys: new Set([...(message?.keys ?? []), ...busyKeys(files)]),
        isOpen: isAdding,
      };
      setMessage(held);
      draft.sending(id, held.text);
    },
    sendNow,
    takeBack: () => {
      if (!message) return;
      setMessage(null);
      draft.settle(message.id);
      draft.giveBack(message.text);
    },
  };
}
