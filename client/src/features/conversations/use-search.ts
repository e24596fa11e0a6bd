import { useEffect, useRef, useState } from 'react';
import { searchConversations } from '../../api/search-conversations.js';
import { type ConversationHit } from '../../api/types.js';
import { USER_ID } from '../../api/user-id.js';

/** How long nobody types before it is looked for. */
const PAUSE_MS = 250;

/** What is looked for: words, from their first hit on or from a place in what they have. */
interface Sought {
  words: string;
  cursor?: string;
}

interface Found {
  hits: readonly ConversationHit[];
  /** What comes behind the hits. */
  next: Sought | null;
  status: 'loading' | 'ready' | 'failed';
  error: unknown;
}

interface Search extends Found {
  /** Looks further, or again for what was looked for in vain. */
  more: () => void;
}

const NOTHING: Found = { hits: [], next: null, status: 'loading', error: null };

/** Looks for words once the reader pauses. What was found stays on view until there is something newer. */
export function useSearch(words: string): Search {
  const [found, setFound] = useState(NOTHING);
  const [last, setLast] = useState<Sought>({ words });
  const controller = useRef(new AbortController());

  async function look(sought: Sought): Promise<void> {
    // One at a time: what comes late must not be put behind other words.
    controller.current.abort();
    controller.current = new AbortController();
    const { signal } = controller.current;
    setLast(sought);
    setFound((before) => ({ ...before, status: 'loading', error: null }));
    try {
      const { cursor } = sought;
      const page = await searchConversations(USER_ID, sought.words, { cursor, signal });
      if (signal.aborted) return;
      setFound((before) => ({
        ...{ status: 'ready', error: null },
        hits: cursor === undefined ? page.data : [...before.hits, ...page.data],
        next: page.next_cursor === null ? null : { words: sought.words, cursor: page.next_cursor },
      }));
    } catch (error) {
      if (!signal.aborted) setFound((before) => ({ ...before, status: 'failed', error }));
    }
  }

  useEffect(() => {
    const timer = setTimeout(() => void look({ words }), PAUSE_MS);
    return () => {
      clearTimeout(timer);
      controller.current.abort();
    };
  }, [words]);

  return {
    ...found,
    more: () => {
      if (found.status === 'failed') void look(last);
      else if (found.status === 'ready' && found.next) void look(found.next);
    },
  };
}
