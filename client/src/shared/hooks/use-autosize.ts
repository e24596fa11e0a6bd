import { type RefObject, useLayoutEffect } from 'react';

/** Makes a textarea as tall as its text; the style sheet's `max-height` is the bound behind which it scrolls. */
export function useAutosize(field: RefObject<HTMLTextAreaElement | null>, text: string): void {
  useLayoutEffect(() => {
    const element = field.current;
    if (!element) return;
    element.style.height = 'auto';
    element.style.height = `${element.scrollHeight}px`;
  }, [field, text]);
}
