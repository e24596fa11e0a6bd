import { useEffect, useState } from 'react';
import { ApiError, messageOf } from '../../../api/api-error.js';
import { type History, NO_HISTORY, readHistory } from './history.js';

export type HistoryState =
  | { status: 'loading' }
  | { status: 'ready'; history: History }
  | { status: 'missing' }
  | { status: 'failed'; message: string };

function failureOf(error: unknown): HistoryState {
  const missing = error instanceof ApiError && error.status === 404;
  return missing ? { status: 'missing' } : { status: 'failed', message: messageOf(error) };
}

/** Loads what was said so far. A new conversation, whose id is null, is ready at once and stays as it is. */
export function useHistory(
  conversationId: string | null,
  messageId: string | null,
): { state: HistoryState; retry: () => void } {
  const [firstId] = useState(conversationId);
  const [wantedId] = useState(messageId);
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState<HistoryState>(
    firstId === null ? { status: 'ready', history: NO_HISTORY } : { status: 'loading' },
  );

  useEffect(() => {
    if (firstId === null) return undefined;
    const controller = new AbortController();
    readHistory(firstId, wantedId, controller.signal).then(
      (history) => {
        if (!controller.signal.aborted) setState({ status: 'ready', history });
      },
      (error: unknown) => {
        if (!controller.signal.aborted) setState(failureOf(error));
      },
    );
    return () => {
      controller.abort();
    };
  }, [firstId, wantedId, attempt]);

  return {
    state,
    retry: () => {
      setState({ status: 'loading' });
      setAttempt(attempt + 1);
    },
  };
}
