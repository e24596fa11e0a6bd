import { useCallback, useEffect, useState } from 'react';
import { randomId } from '../shared/lib/random-id.js';
import { conversationIdOf, pathOf } from './route.js';

export interface View {
  /** One visit of one conversation. It outlives the moment in which a new conversation gets its id. */
  key: string;
  conversationId: string | null;
  draft: string;
}

function viewOf(conversationId: string | null, draft = ''): View {
  return { key: randomId(), conversationId, draft };
}

export interface ViewControl {
  view: View;
  open: (conversationId: string) => void;
  startNew: (draft?: string) => void;
  /** The conversation on view was given its id: the address follows, the view stays. */
  adopt: (conversationId: string) => void;
}

/** Which conversation is on view, as the address says: `/c/{id}`, or `/` for a new one. */
export function useView(): ViewControl {
  const [view, setView] = useState(() => viewOf(conversationIdOf(window.location.pathname)));

  useEffect(() => {
    const onPopState = () => {
      setView(viewOf(conversationIdOf(window.location.pathname)));
    };
    window.addEventListener('popstate', onPopState);
    return () => {
      window.removeEventListener('popstate', onPopState);
    };
  }, []);

  const open = useCallback((conversationId: string) => {
    window.history.pushState(null, '', pathOf(conversationId));
    setView((current) => (current.conversationId === conversationId ? current : viewOf(conversationId)));
  }, []);

  const startNew = useCallback((draft = '') => {
    window.history.pushState(null, '', pathOf(null));
    setView(viewOf(null, draft));
  }, []);

  const adopt = useCallback((conversationId: string) => {
    window.history.replaceState(null, '', pathOf(conversationId));
    setView((current) => ({ ...current, conversationId }));
  }, []);

  return { view, open, startNew, adopt };
}
