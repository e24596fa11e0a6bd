import { useCallback, useEffect, useState } from 'react';
import { visitor } from '../api/visit.js';
import { useLatest } from '../shared/hooks/use-latest.js';
import { pathOf } from './route.js';
import { adopted, opened, type View, viewAt, viewOf } from './view.js';

interface ViewControl {
  view: View;
  open: (conversationId: string) => void;
  startNew: (draft?: string) => void;
  /** Whether the visit with this key is still on view. */
  isOn: (key: string) => boolean;
  /** The conversation of the visit with this key was given its id: the address follows, the view stays. */
  adopt: (key: string, conversationId: string) => void;
}

/** Which conversation is on view, as the address says: `/c/{id}`, or `/` for a new one. */
export function useView(): ViewControl {
  const [view, setView] = useState(() =>
    visitor?.conversationId == null ? viewAt(window.location.pathname) : viewOf(visitor.conversationId),
  );
  const latest = useLatest(view);

  useEffect(() => {
    const onPopState = () => {
      setView(viewAt(window.location.pathname));
    };
    window.addEventListener('popstate', onPopState);
    return () => {
      window.removeEventListener('popstate', onPopState);
    };
  }, []);

  const open = useCallback((conversationId: string) => {
    window.history.pushState(null, '', pathOf(conversationId));
    setView((current) => opened(current, conversationId));
  }, []);

  const startNew = useCallback((draft = '') => {
    window.history.pushState(null, '', pathOf(null));
    setView(viewOf(null, draft));
  }, []);

  const isOn = useCallback((key: string) => latest.current.key === key, [latest]);

  const adopt = useCallback(
    (key: string, conversationId: string) => {
      if (!isOn(key)) return;
      window.history.replaceState(null, '', pathOf(conversationId));
      setView((current) => adopted(current, key, conversationId));
    },
    [isOn],
  );

  return { view, open, startNew, isOn, adopt };
}
