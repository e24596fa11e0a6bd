import { useCallback, useEffect, useRef } from 'react';
import { useLatest } from './use-latest.js';

/** Does something once for all calls within an interval, at its end. */
export function useGathered(intervalMs: number, action: () => void): () => void {
  const latest = useLatest(action);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);

  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current);
      timer.current = null;
    },
    [],
  );

  return useCallback(() => {
    timer.current ??= setTimeout(() => {
      timer.current = null;
      latest.current();
    }, intervalMs);
  }, [intervalMs, latest]);
}
