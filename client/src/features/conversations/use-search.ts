import { useEffect, useRef, useState } from 'react';
import { searchConversations } from '../../api/search-conversations.js';
import { type ConversationHit } from '../../api/types.js';
import { USER_ID } from '../../api/user-id.js';

/** How long nobody types before it is looked for. */
const PAUSE_MS = 250;

interface Found {
  hits: readonly ConversationHit[];
  nextCursor: string | null;
  status: 'loading' | 'ready' | 'failed';
  error: unknown;
}

const NOTHING: Found = { hits: [], nextCursor: null, status: 'loading', error: null };

/** Looks for words once the reader pauses. What was found stays on view until there is something newer. */
export function useSearch(words: string): Found & { more: () => void } {
  const [found, setFound] = useState(NOTHING);
  const controller = useRef(new AbortController());

  async function look(cursor?: string): Promise<void> {
    const { signal } = controller.current;
    setFound((before) => ({ ...before, status: 'loading' }));
    try {
      const page = await searchConversations(USER_ID, words, { cursor, signal });
      if (signal.aborted) return;
      setFound((before) => ({
        hits: cursor === undefined ? page.data : [...before.hits, ...page.data],
        nextCursor: page.next_cursor,
        status: 'ready',
        error: null,
      }));
    } catch (error) {
      if (!signal.aborted) setFound({ ...NOTHING, status: 'failed', error });
    }
  }

  useEffect(() => {
    controller.current = new AbortController();
    const { current } = controller;
    const timer = setTimeout(() => void look(), PAUSE_MS);
    return () => {
      clearTimeout(timer);
      current.abort();
    };
  }, [words]);

  return { ...found, more: () => void look(found.nextCursor ?? undefined) };
}
