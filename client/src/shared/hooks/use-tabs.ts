import { useCallback, useEffect, useRef } from 'react';
import { useLatest } from './use-latest.js';

/** What one tab of this browser tells the others. @returns tells them; `onTold` is called when one of them does. */
export function useTabs(topic: string, onTold: () => void): () => void {
  const latest = useLatest(onTold);
  const channel = useRef<BroadcastChannel | null>(null);

  useEffect(() => {
    const opened = new BroadcastChannel(topic);
    channel.current = opened;
    opened.onmessage = () => {
      latest.current();
    };
    return () => {
      channel.current = null;
      opened.close();
    };
  }, [topic, latest]);

  return useCallback(() => channel.current?.postMessage(null), []);
}
