import { useEffect } from 'react';
import { useLatest } from './use-latest.js';
import { useVisible } from './use-visible.js';

/** Does something each `intervalMs` while the tab is looked at, and when it is looked at again. */
export function useRepeatedly(intervalMs: number, action: () => void): void {
  const visible = useVisible();
  const latest = useLatest(action);

  useEffect(() => {
    if (!visible) return undefined;
    latest.current();
    const timer = setInterval(() => {
      latest.current();
    }, intervalMs);
    return () => {
      clearInterval(timer);
    };
  }, [visible, intervalMs, latest]);
}
