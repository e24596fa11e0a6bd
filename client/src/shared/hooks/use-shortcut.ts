import { useEffect } from 'react';
import { useLatest } from './use-latest.js';

/** Something over the page is open, and the keys are meant for it. */
const isCovered = () => document.querySelector(':modal, :popover-open') !== null;

const isField = (target: EventTarget | null) =>
  target instanceof Element && target.matches('input, textarea, select, [contenteditable="true"]');

interface Shortcut {
  matches: (event: KeyboardEvent) => boolean;
  run: () => void;
  /** Also while something is being written. */
  inFields: boolean;
}

/** Keys that do something wherever the focus is, unless what has the focus took them for itself. */
export function useShortcut(shortcut: Shortcut): void {
  const latest = useLatest(shortcut);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { matches, run, inFields } = latest.current;
      if (event.defaultPrevented || event.isComposing || !matches(event)) return;
      if (isCovered() || (!inFields && isField(event.target))) return;
      event.preventDefault();
      // A key that is held down was pressed once.
      if (!event.repeat) run();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => {
      document.removeEventListener('keydown', onKeyDown);
    };
  }, [latest]);
}
