import { type RefObject, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { Turns, whenIdle } from './turns.js';

const turns = new Turns(whenIdle);
/** How far from where the reader is something counts as about to be seen: the height of the window. */
const NEAR = '100% 0px';

addEventListener('beforeprint', () => {
  flushSync(() => {
    turns.all();
  });
});

/**
 * Whether an element may take the time to be drawn as it should be.
 *
 * @param atOnce it is on view already: it need not wait.
 */
export function useTurn(element: RefObject<Element | null>, atOnce: boolean): boolean {
  const [had, setHad] = useState(atOnce);

  useEffect(() => {
    if (had || atOnce || !element.current) return undefined;
    const take = () => {
      setHad(true);
    };
    const leave = turns.ask(take);
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) turns.hurry(take);
      },
      { scrollMargin: NEAR },
    );
    observer.observe(element.current);
    return () => {
      observer.disconnect();
      leave();
    };
  }, [had, atOnce, element]);

  return had || atOnce;
}

/** A value that changes for many at once: each takes it over when its turn comes. @param atOnce where it is on view. */
export function useInTurn<T>(value: T, atOnce: boolean): T {
  const [held, setHeld] = useState(value);

  useEffect(() => {
    if (held === value) return undefined;
    return turns.ask(() => {
      setHeld(() => value);
    });
  }, [held, value]);

  return atOnce ? value : held;
}
