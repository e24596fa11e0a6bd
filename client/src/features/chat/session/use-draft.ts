import { useEffect, useState } from 'react';
import { useLatest } from '../../../shared/hooks/use-latest.js';
import { drafts } from './drafts.js';

export interface DraftControl {
  text: string;
  setText: (text: string) => void;
  /** Puts a text that came back before what has been written meanwhile. */
  giveBack: (text: string) => void;
  /** A message is on its way, and is kept until it is settled: the server has it, or nobody wants it any more. */
  sending: (id: string, text: string) => void;
  settle: (id: string) => void;
}

interface DraftOptions {
  /** Null while the conversation only exists on this page. */
  conversationId: string | null;
  /** A text to begin with, whatever is kept. */
  given: string;
  /** Whether the server is known to have the message with this id. */
  arrived: (id: string) => boolean;
}

/** What was written in a conversation and is not sent, which the browser keeps. */
export function useDraft(options: DraftOptions): DraftControl {
  const { conversationId } = options;
  const [first] = useState(options);
  const [place, setPlace] = useState(conversationId);
  const [text, setText] = useState(() => first.given || drafts.read(first.conversationId, first.arrived));
  const latest = useLatest({ conversationId: place, text });
  const [begun] = useState(text);

  useEffect(() => {
    // All that was kept is in the message box now.
    drafts.restart(first.conversationId, begun);
  }, [first, begun]);

  useEffect(() => {
    if (place !== null || conversationId === null) return;
    drafts.adopt(conversationId);
    setPlace(conversationId);
  }, [place, conversationId]);

  const [controls] = useState(() => {
    const write = (next: string) => {
      setText(next);
      drafts.keep(latest.current.conversationId, next);
    };
    return {
      setText: write,
      giveBack: (back: string) => {
        const { text: current } = latest.current;
        write(current.trim() === '' ? back : `${back}\n\n${current}`);
      },
      sending: (id: string, message: string) => {
        drafts.send(latest.current.conversationId, id, message);
      },
      settle: (id: string) => {
        drafts.settle(latest.current.conversationId, id);
      },
    };
  });

  return { text, ...controls };
}
