import { useSyncExternalStore } from 'react';

/** Whether the tab is the one that is looked at. */
export function useVisible(): boolean {
  return useSyncExternalStore(
    (onChange) => {
      document.addEventListener('visibilitychange', onChange);
      return () => {
        document.removeEventListener('visibilitychange', onChange);
      };
    },
    () => document.visibilityState === 'visible',
  );
}
