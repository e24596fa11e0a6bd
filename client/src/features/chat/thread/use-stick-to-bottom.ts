import { type PointerEvent, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useLatest } from '../../../shared/hooks/use-latest.js';
import { holdsAfter, isControl, type Place } from './hold.js';

/** What somebody is filling in may stand above the end: it stays where it is. */
function isFilledIn(content: HTMLElement | null): boolean {
  const form = document.activeElement?.closest('form');
  return form != null && content?.contains(form) === true;
}

const placeOf = ({ scrollTop, scrollHeight, clientHeight }: HTMLElement): Place => ({
  top: scrollTop,
  height: scrollHeight,
  viewport: clientHeight,
});

const NOWHERE: Place = { top: 0, height: 0, viewport: 0 };

/**
 * Keeps a scroller at its end while its content grows, until the reader scrolls up; going back to the end, by hand or
 * by a button, holds it there again, and so does sending something.
 *
 * @param sentId what the reader is sending.
 * @param markedId the message that the reader was led to, which is looked at instead of the end.
 * @param empty nothing was said yet: what stands there instead is read from its beginning.
 */
export function useStickToBottom(sentId: string | undefined, empty: boolean, markedId: string | null) {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const held = useRef(true);
  const last = useRef(NOWHERE);
  const pressed = useRef(false);
  const isEmpty = useLatest(empty);
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
      if (held.current && !isEmpty.current && !isFilledIn(content.current)) toEnd('instant');
    });
    if (scroller.current) observer.observe(scroller.current);
    if (content.current) observer.observe(content.current);
    return () => {
      observer.disconnect();
    };
  }, [toEnd, isEmpty]);

  useEffect(() => {
    const element = scroller.current;
    const marked = markedId === null ? null : element?.querySelector<HTMLElement>('[data-marked]');
    if (!element || !marked) return undefined;
    held.current = false;
    marked.scrollIntoView({ block: 'center' });
    const place = placeOf(element);
    hold(holdsAfter(false, place, place, false));
    // After the message box, which takes the focus as the conversation opens.
    const frame = requestAnimationFrame(() => {
      marked.focus({ preventScroll: true });
    });
    return () => {
      cancelAnimationFrame(frame);
    };
  }, [markedId, hold]);

  const jump = useCallback(() => {
    pressed.current = false;
    hold(true);
    toEnd('smooth');
  }, [hold, toEnd]);

  const press = () => {
    jump();
    // The button is gone with it.
    scroller.current?.focus({ preventScroll: true });
  };

  useEffect(() => {
    if (sentId !== undefined) jump();
  }, [sentId, jump]);

  const onScroll = useCallback(() => {
    const element = scroller.current;
    if (!element) return;
    const now = placeOf(element);
    hold(isEmpty.current || holdsAfter(held.current, last.current, now, pressed.current));
    last.current = now;
  }, [hold, isEmpty]);

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

  const forget = () => {
    pressed.current = false;
  };

  return {
    content,
    atEnd,
    /** For the button that leads to the end. */
    press,
    keepPlace,
    /** Of the element that scrolls. */
    scrollerProps: {
      ref: scroller,
      onScroll,
      onPointerDown: ({ target }: PointerEvent) => {
        pressed.current = isControl(target);
      },
      onWheel: forget,
      onTouchMove: forget,
      onKeyDown: forget,
    },
  };
}
