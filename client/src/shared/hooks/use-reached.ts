import { useEffect, useState } from 'react';

/** No timer of a browser takes more. */
const LONGEST_WAIT_MS = 2 ** 31 - 1;

/** Whether a moment has come, in epoch milliseconds; kept true as time passes. Null never comes. */
export function useReached(momentMs: number | null): boolean {
  const [reached, setReached] = useState<number | null>(null);

  useEffect(() => {
    if (momentMs === null) return undefined;
    const timer = setTimeout(
      () => {
        if (Date.now() >= momentMs) setReached(momentMs);
      },
      Math.min(Math.max(0, momentMs - Date.now()), LONGEST_WAIT_MS),
    );
    return () => {
      clearTimeout(timer);
    };
  }, [momentMs]);

  return momentMs !== null && reached === momentMs;
}
