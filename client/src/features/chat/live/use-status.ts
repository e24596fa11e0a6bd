import { useEffect, useState } from 'react';
import { type ConversationStatus } from '../../../api/types.js';
import { useVisible } from '../../../shared/hooks/use-visible.js';
import { watchStatus } from './watch-status.js';

interface StatusFeed {
  /** A new object at every word of the server; null before the first. */
  status: ConversationStatus | null;
  /** Asks at once. */
  restart: () => void;
}

/**
 * What the conversation is at, whoever changes it. A browser allows only few connections to one server, so a tab that
 * nobody looks at has none of these; it hears what it missed when it is looked at again.
 */
export function useStatus(conversationId: string | null): StatusFeed {
  const visible = useVisible();
  const [attempt, setAttempt] = useState(0);
  const [status, setStatus] = useState<ConversationStatus | null>(null);

  useEffect(() => {
    if (conversationId === null || !visible) return undefined;
    const controller = new AbortController();
    const follow = async () => {
      for await (const next of watchStatus(conversationId, controller.signal)) setStatus(next);
    };
    follow().catch(() => undefined);
    return () => {
      controller.abort();
    };
  }, [conversationId, visible, attempt]);

  return {
    status,
    restart: () => {
      setAttempt((count) => count + 1);
    },
  };
}
