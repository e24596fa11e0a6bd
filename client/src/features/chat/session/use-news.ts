import { useEffect, useRef } from 'react';
import { type ConversationStatus } from '../../../api/types.js';
import { useLatest } from '../../../shared/hooks/use-latest.js';

interface NewsOptions {
  conversationId: string | null;
  runId: string | undefined;
  word: ConversationStatus | null;
  gone: boolean;
  onTitle: (conversationId: string, title: string) => void;
  onActivity: () => void;
}

/** Tells what is around the conversation of what changes in it, whoever changed it. */
export function useNews({ conversationId, runId, word, gone, ...events }: NewsOptions): void {
  const announce = useLatest(events);

  useEffect(() => {
    // By now the message is stored, and with the first one the conversation has its title.
    if (runId !== undefined) announce.current.onActivity();
  }, [runId, announce]);

  const state = word && `${word.state} ${word.expired}`;
  const stateBefore = useRef(state);
  useEffect(() => {
    // The first word tells what the list was read with.
    if (stateBefore.current !== null && stateBefore.current !== state) announce.current.onActivity();
    stateBefore.current = state;
  }, [state, announce]);

  useEffect(() => {
    if (gone) announce.current.onActivity();
  }, [gone, announce]);

  const title = word?.title ?? null;
  useEffect(() => {
    if (conversationId !== null && title !== null) announce.current.onTitle(conversationId, title);
  }, [conversationId, title, announce]);
}
