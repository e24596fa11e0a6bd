import { type RefObject, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { PART } from '../../../shared/ui/skippable-part.js';
import { Approach } from './approach.js';
import { Turns, whenIdle } from './turns.js';

const turns = new Turns(whenIdle);
const approach = new Approach();

// Where there is no page nothing is printed.
if (typeof window !== 'undefined') {
  window.addEventListener('beforeprint', () => {
    flushSync(() => {
      turns.all();
    });
  });
}

/** @returns how to leave without having had a turn. */
function waitForTurn(element: Element, take: () => void): () => void {
  const leave = turns.ask(take);
  const leaveApproach = approach.watch(element.closest(PART) ?? element, () => {
    turns.hurry(take);
  });
  return () => {
    leaveApproach();
    leave();
  };
}

/**
 * Whether an element may take the time to be drawn as it should be.
 *
 * @param atOnce it is on view already: it need not wait.
 */
export function useTurn(element: RefObject<Element | null>, atOnce: boolean): boolean {
  const [had, setHad] = useState(atOnce);

  useEffect(() => {
    if (had || atOnce || !element.current) return undefined;
    return waitForTurn(element.current, () => {
      setHad(true);
    });
  }, [had, atOnce, element]);

  return had || atOnce;
}

/**
 * A value that changes for many at once: each takes it over when its turn comes.
 *
 * @param element what is drawn with it.
 * @param atOnce where it is on view.
 */
export function useInTurn<T>(value: T, element: RefObject<Element | null>, atOnce: boolean): T {
  const [held, setHeld] = useState(() => value);

  useEffect(() => {
    if (held === value || !element.current) return undefined;
    return waitForTurn(element.current, () => {
      setHeld(() => value);
    });
  }, [held, value, element]);

  return atOnce ? value : held;
}
