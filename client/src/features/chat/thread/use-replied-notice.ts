import { useEffect, useRef } from 'react';
import { tellHost } from '../../../shared/lib/host.js';

/** Tells the site around a page in a frame that a reply has come to its end. */
export function useRepliedNotice(busy: boolean): void {
  const wasBusy = useRef(false);
  useEffect(() => {
    if (wasBusy.current && !busy) tellHost({ chat: 'replied' });
    wasBusy.current = busy;
  }, [busy]);
}
