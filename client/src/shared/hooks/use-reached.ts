import { useEffect, useState } from 'react';
import { LONGEST_TIMER_MS } from '../lib/longest-timer.js';

/** Whether a moment has come, in epoch milliseconds; kept true as time passes. Null never comes. */
export function useReached(momentMs: number | null): boolean {
  const [reached, setReached] = useState<number | null>(null);

  useEffect(() => {
    if (momentMs === null) return undefined;
    const timer = setTimeout(
      () => {
        if (Date.now() >= momentMs) setReached(momentMs);
      },
      Math.min(Math.max(0, momentMs - Date.now()), LONGEST_TIMER_MS),
    );
    return () => {
      clearTimeout(timer);
    };
  }, [momentMs]);

  return momentMs !== null && reached === momentMs;
}
