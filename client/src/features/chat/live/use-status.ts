import { useStore } from '@nanostores/react';
import { useEffect, useState } from 'react';
import { ApiError } from '../../../api/api-error.js';
import { getConversation } from '../../../api/get-conversation.js';
import { type ConversationStatus } from '../../../api/types.js';
import { renewals } from '../../../api/visit.js';
import { useVisible } from '../../../shared/hooks/use-visible.js';
import { watchStatus } from './watch-status.js';

async function isGone(conversationId: string, signal: AbortSignal): Promise<boolean> {
  try {
    await getConversation(conversationId, signal);
    return false;
  } catch (error) {
    return error instanceof ApiError && error.status === 404;
  }
}

interface StatusFeed {
  /** A new object at every word of the server; null before the first. */
  status: ConversationStatus | null;
  /** It was erased, or is nobody's any more. */
  gone: boolean;
  /** Asks at once. */
  restart: () => void;
}

/**
 * What the conversation is at, whoever changes it. A browser allows only few connections to one server, so a tab that
 * nobody looks at has none of these; it hears what it missed when it is looked at again.
 */
export function useStatus(conversationId: string | null): StatusFeed {
  const visible = useVisible();
  const renewed = useStore(renewals);
  const [attempt, setAttempt] = useState(0);
  const [status, setStatus] = useState<ConversationStatus | null>(null);
  const [gone, setGone] = useState(false);

  useEffect(() => {
    if (conversationId === null || !visible) return undefined;
    const controller = new AbortController();
    const follow = async () => {
      for await (const next of watchStatus(conversationId, controller.signal)) setStatus(next);
      // The server has nothing more to say of it.
      if (await isGone(conversationId, controller.signal)) setGone(true);
    };
    follow().catch(() => undefined);
    return () => {
      controller.abort();
    };
  }, [conversationId, visible, attempt, renewed]);

  return {
    status,
    gone,
    restart: () => {
      setAttempt((count) => count + 1);
    },
  };
}
