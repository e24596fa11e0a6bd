import { atom, type ReadableAtom } from 'nanostores';
import { useEffect, useRef, useState } from 'react';
import { type SentFile } from '../../../api/types.js';
import { useLatest } from '../../../shared/hooks/use-latest.js';
import { randomId } from '../../../shared/lib/random-id.js';
import { meantFiles } from '../files/meant-files.js';
import { type SendingText } from './draft.js';
import { drafts } from './drafts.js';
import { asItWas, type Outgoing } from './resent.js';
import { joinTexts } from './unsent-text.js';

export interface DraftControl {
  /** What is in the message box. Only that is drawn again with each letter. */
  text: ReadableAtom<string>;
  setText: (text: string) => void;
  /** Puts a text that came back before what has been written meanwhile. */
  giveBack: (text: string) => void;
  /** The id of a message with this text: where it is one that came back, its own, so that it is written once. */
  newId: (text: string) => string;
  /**
   * What goes as the message with this id. One that came back goes as it was sent, so that the server knows it again; with
   * other files it is another.
   * @param documents null while they are not known.
   */
  toSend: (id: string, documents: readonly SentFile[] | null) => Outgoing;
  /** A message is on its way, and is kept until it is settled: the server has it, or nobody wants it any more. */
  sending: (id: string, text: string, documents?: readonly SentFile[]) => void;
  settle: (id: string) => void;
  /** It did not get there, and is still wanted. */
  failed: (id: string) => void;
}

interface DraftOptions {
  /** Null while the conversation only exists on this page. */
  conversationId: string | null;
  /** A text to begin with, before what is kept. */
  given: string;
  /** Whether the server is known to have the message with this id. */
  arrived: (id: string) => boolean;
}

/** What was written in a conversation and is not sent, which the browser keeps. */
export function useDraft(options: DraftOptions): DraftControl {
  const { conversationId } = options;
  const [first] = useState(options);
  const [place, setPlace] = useState(conversationId);
  const [kept] = useState(() => drafts.read(first.conversationId, first.arrived));
  const [begun] = useState(() => joinTexts([first.given, ...kept.lost.map((one) => one.text), kept.text]));
  const [text] = useState(() => atom(begun));
  const latest = useLatest({ conversationId: place });
  // One that was for a conversation not begun may have begun another.
  const returned = useRef(
    first.conversationId === null ? undefined : kept.lost.find((one) => one.text === begun),
  );

  const resent = useRef<SendingText | undefined>(undefined);

  useEffect(() => {
    // All that came back is in the message box now, and the files of it are meant again.
    if (first.conversationId !== null) {
      meantFiles.add(
        first.conversationId,
        kept.lost.flatMap(({ documents }) => documents.map(({ id }) => id)),
      );
    }
    const isOver = (id: string) => first.arrived(id) || kept.lost.some((one) => one.id === id);
    drafts.restart(first.conversationId, begun, isOver);
  }, [first, kept, begun]);

  useEffect(() => {
    if (place !== null || conversationId === null) return;
    drafts.adopt(conversationId);
    setPlace(conversationId);
  }, [place, conversationId]);

  const [controls] = useState(() => {
    const write = (next: string) => {
      text.set(next);
      drafts.keep(latest.current.conversationId, next);
    };
    return {
      setText: write,
      giveBack: (back: string) => {
        write(joinTexts([back, text.get()]));
      },
      newId: (message: string) => {
        const { current } = returned;
        returned.current = undefined;
        resent.current = current?.text === message ? current : undefined;
        return resent.current?.id ?? randomId();
      },
      toSend: (id: string, documents: readonly SentFile[] | null) => {
        const outgoing = asItWas(resent.current, { id, documents });
        if (outgoing.id !== id) drafts.settle(latest.current.conversationId, id);
        return outgoing;
      },
      sending: (id: string, message: string, documents: readonly SentFile[] = []) => {
        drafts.send(latest.current.conversationId, id, message, documents);
      },
      settle: (id: string) => {
        drafts.settle(latest.current.conversationId, id);
      },
      failed: (id: string) => {
        drafts.fail(latest.current.conversationId, id);
      },
    };
  });

  return { text, ...controls };
}
