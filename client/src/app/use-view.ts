import { useCallback, useEffect, useState } from 'react';
import { carriedText, visitor } from '../api/visit.js';
import { useLatest } from '../shared/hooks/use-latest.js';
import { goTo } from './address.js';
import { adopted, opened, type View, viewAt, viewOf } from './view.js';

export interface ViewControl {
  view: View;
  /** @param messageId where in it to begin. */
  open: (conversationId: string, messageId?: string | null) => void;
  startNew: (draft?: string) => void;
  /** Whether the visit with this key is still on view. */
  isOn: (key: string) => boolean;
  /** Whether this conversation is on view now, whenever it is asked. */
  shows: (conversationId: string) => boolean;
  /** The conversation of the visit with this key was given its id: the address follows, the view stays. */
  adopt: (key: string, conversationId: string) => void;
}

/** Which conversation is on view, as the address says: `/c/{id}`, or `/` for a new one. */
export function useView(): ViewControl {
  const [view, setView] = useState(firstView);
  const latest = useLatest(view);

  useEffect(() => {
    const onPopState = () => {
      setView(viewAt(window.location.pathname, window.location.hash));
    };
    window.addEventListener('popstate', onPopState);
    return () => {
      window.removeEventListener('popstate', onPopState);
    };
  }, []);

  const open = useCallback((conversationId: string, messageId: string | null = null) => {
    goTo(conversationId, { messageId });
    setView((current) => opened(current, conversationId, messageId));
  }, []);

  const startNew = useCallback((draft = '') => {
    goTo(null);
    setView(viewOf(null, draft));
  }, []);

  const isOn = useCallback((key: string) => latest.current.key === key, [latest]);

  const shows = useCallback((id: string) => latest.current.conversationId === id, [latest]);

  const adopt = useCallback(
    (key: string, conversationId: string) => {
      if (!isOn(key)) return;
      goTo(conversationId, { isStep: false });
      setView((current) => adopted(current, key, conversationId));
    },
    [isOn],
  );

  return { view, open, startNew, isOn, shows, adopt };
}

/** Where the page begins: at what its address says, or its token, with what was written there before that was known. */
function firstView(): View {
  const { pathname, hash } = window.location;
  const first = visitor?.conversationId == null ? viewAt(pathname, hash) : viewOf(visitor.conversationId);
  return { ...first, draft: carriedText };
}
