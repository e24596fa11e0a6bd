import { type FocusEvent, type KeyboardEvent, useState } from 'react';
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

/** A list that is one stop for Tab, however long it is: the arrow keys walk it, and cross to what can be done. */
export function useRoving(ids: readonly string[], currentId: string | null) {
  const [lastId, setLastId] = useState<string | null>(null);
  return {
    stopId: tabStopOf(ids, lastId, currentId),
    listProps: {
      onFocus: ({ target }: FocusEvent<HTMLElement>) => {
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
