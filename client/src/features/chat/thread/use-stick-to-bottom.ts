import { useCallback, useLayoutEffect, useRef, useState } from 'react';

/** How close to the end counts as being there. */
const NEAR_PX = 48;

/**
 * Keeps a scroller at its end while its content grows, until the reader scrolls up; going back to the end, by hand or
 * by `jump`, holds it there again.
 */
export function useStickToBottom() {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const held = useRef(true);
  const last = useRef({ top: 0, height: 0 });
  const [atEnd, setAtEnd] = useState(true);

  const hold = useCallback((next: boolean) => {
    held.current = next;
    setAtEnd(next);
  }, []);

  const toEnd = useCallback((behavior: ScrollBehavior) => {
    const element = scroller.current;
    element?.scrollTo({ top: element.scrollHeight, behavior });
  }, []);

  useLayoutEffect(() => {
    const observer = new ResizeObserver(() => {
      if (held.current) toEnd('instant');
    });
    if (scroller.current) observer.observe(scroller.current);
    if (content.current) observer.observe(content.current);
    return () => {
      observer.disconnect();
    };
  }, [toEnd]);

  const onScroll = useCallback(() => {
    const element = scroller.current;
    if (!element) return;
    const { scrollTop: top, scrollHeight: height, clientHeight } = element;
    const distance = height - top - clientHeight;
    // Content that shrinks also moves the scroller up; only the reader does so while the height stays.
    const readerWentUp = top < last.current.top && height === last.current.height;
    last.current = { top, height };
    if (readerWentUp) hold(distance < 1);
    else if (distance <= NEAR_PX) hold(true);
  }, [hold]);

  const jump = useCallback(() => {
    hold(true);
    toEnd('smooth');
  }, [hold, toEnd]);

  /** Keeps what is being read where it is while `change` puts something above it. */
  const keepPlace = useCallback(async (change: () => Promise<void>) => {
    const element = scroller.current;
    const fromEnd = element ? element.scrollHeight - element.scrollTop : 0;
    held.current = false;
    await change();
    requestAnimationFrame(() => {
      if (element) element.scrollTop = element.scrollHeight - fromEnd;
    });
  }, []);

  return { scroller, content, atEnd, onScroll, jump, keepPlace };
}
