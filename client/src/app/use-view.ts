import { useCallback, useEffect, useState } from 'react';
import { visitor } from '../api/visit.js';
import { pathOf } from './route.js';
import { adopted, opened, type View, viewAt, viewOf } from './view.js';

interface ViewControl {
  view: View;
  open: (conversationId: string) => void;
  startNew: (draft?: string) => void;
  /** The conversation on view was given its id: the address follows, the view stays. */
  adopt: (conversationId: string) => void;
}

/** Which conversation is on view, as the address says: `/c/{id}`, or `/` for a new one. */
export function useView(): ViewControl {
  const [view, setView] = useState(() =>
    visitor?.conversationId == null ? viewAt(window.location.pathname) : viewOf(visitor.conversationId),
  );

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

  const adopt = useCallback((conversationId: string) => {
    window.history.replaceState(null, '', pathOf(conversationId));
    setView((current) => adopted(current, conversationId));
  }, []);

  return { view, open, startNew, adopt };
}
