import { useMemo, useSyncExternalStore } from 'react';

/** Whether a media query holds, kept true as the window changes. */
export function useMediaQuery(query: string): boolean {
  const { subscribe, read } = useMemo(() => {
    const list = window.matchMedia(query);
    return {
      subscribe: (onChange: () => void) => {
        list.addEventListener('change', onChange);
        return () => {
          list.removeEventListener('change', onChange);
        };
      },
      read: () => list.matches,
    };
  }, [query]);
  return useSyncExternalStore(subscribe, read);
}
