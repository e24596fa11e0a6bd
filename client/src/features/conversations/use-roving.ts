import { type FocusEvent, type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import { placeAfter, tabStopOf } from './roving.js';

const STOPS = '[data-stop]';

const stopOf = (target: Element) => target.closest('li')?.querySelector<HTMLElement>(STOPS);

/** To the button beside an entry, and back. */
function moveAcross(target: Element, key: string): boolean {
  const isStop = target.matches(STOPS);
  const [across, back] = target.closest('li')?.matches(':dir(rtl)')
    ? ['ArrowLeft', 'ArrowRight']
    : ['ArrowRight', 'ArrowLeft'];
  if (key === across && isStop) target.closest('li')?.querySelector('button')?.focus();
  else if (key === back && !isStop) stopOf(target)?.focus();
  else return false;
  return true;
}

function moveAlong(list: Element, target: Element, key: string): boolean {
  const stops = [...list.querySelectorAll<HTMLElement>(STOPS)];
  const own = stopOf(target);
  const place = placeAfter(key, own ? stops.indexOf(own) : -1, stops.length);
  if (place === undefined) return false;
  stops[place]?.focus();
  return true;
}

/** What in a list has the focus: an entry with its place, or nothing of an entry. */
interface Focused {
  list: HTMLElement;
  id: string | undefined;
  place: number;
}

/**
 * The browser lets the focus fall where an entry that has it is put elsewhere or leaves the list: it goes with the entry then,
 * or to the one that has its place, or to the list.
 */
function useKeptFocus() {
  const focused = useRef<Focused | null>(null);

  useLayoutEffect(() => {
    if (focused.current === null || document.activeElement !== document.body) return;
    const { list, id, place } = focused.current;
    const stops = [...list.querySelectorAll<HTMLElement>(STOPS)];
    const same = stops.find(({ dataset }) => dataset.stop === id);
    (same ?? stops[Math.min(place, stops.length - 1)] ?? list).focus();
  });

  return {
    onFocus: ({ target, currentTarget: list }: FocusEvent<HTMLElement>) => {
      const stop = stopOf(target);
      const place = stop ? [...list.querySelectorAll(STOPS)].indexOf(stop) : undefined;
      focused.current = { list, id: stop?.dataset.stop, place: place ?? focused.current?.place ?? 0 };
    },
    // What leaves the page with the focus in it tells nobody.
    onBlur: ({ relatedTarget, currentTarget }: FocusEvent<HTMLElement>) => {
      if (!currentTarget.contains(relatedTarget)) focused.current = null;
    },
  };
}

/** A list that is one stop for Tab, however long it is: the arrow keys walk it, and cross to what can be done. */
export function useRoving(ids: readonly string[], currentId: string | null) {
  const [lastId, setLastId] = useState<string | null>(null);
  const kept = useKeptFocus();
  return {
    stopId: tabStopOf(ids, lastId, currentId),
    listProps: {
      onBlur: kept.onBlur,
      onFocus: (event: FocusEvent<HTMLElement>) => {
        kept.onFocus(event);
        const { target } = event;
        if (target.dataset.stop !== undefined) setLastId(target.dataset.stop);
      },
      onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
        const { target, key, currentTarget } = event;
        // A menu or a field in the list has keys of its own.
        if (event.defaultPrevented || !(target instanceof Element)) return;
        if (!target.closest('li') || target.closest('[role="menu"], input:not([type="checkbox"])')) return;
        if (moveAcross(target, key) || moveAlong(currentTarget, target, key)) event.preventDefault();
      },
    },
  };
}
