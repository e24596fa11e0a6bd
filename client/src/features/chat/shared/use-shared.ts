import { useCallback, useEffect, useRef, useState } from 'react';
import { page } from '../../../api/application.js';
import { getPage } from '../../../api/get-page.js';
import { getShared } from '../../../api/get-shared.js';
import { type SharedConversation } from '../../../api/types.js';
import { showAccent } from '../../../shared/page/show-accent.js';

/** Brings what is shared, part by part, in the colours of the application that it is of. */
export function useShared(secret: string): {
  shared: SharedConversation | null;
  error: unknown;
  more: () => void;
} {
  const [shared, setShared] = useState<SharedConversation | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [asked, setAsked] = useState(0);
  const known = useRef<SharedConversation | null>(null);

  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    readOn(secret, known.current, signal).then(
      (next) => {
        if (signal.aborted) return;
        known.current = next;
        setShared(next);
      },
      (reason: unknown) => {
        if (!signal.aborted) setError(reason);
      },
    );
    return () => {
      controller.abort();
    };
  }, [secret, asked]);

  const more = useCallback(() => {
    setError(null);
    setAsked((times) => times + 1);
  }, []);

  return { shared, error, more };
}

async function readOn(
  secret: string,
  known: SharedConversation | null,
  signal: AbortSignal,
): Promise<SharedConversation> {
  const part = await getShared(secret, known?.next_from ?? 0, signal);
  if (known) return { ...part, messages: [...known.messages, ...part.messages] };
  const shown = await getPage(part.application_id);
  page.set(shown);
  showAccent(shown.accent);
  return part;
}
