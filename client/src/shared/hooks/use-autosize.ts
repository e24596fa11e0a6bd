import { type RefObject, useLayoutEffect } from 'react';

/** What the style sheet does by itself need not be measured with each letter. */
const isStyled = () => CSS.supports('field-sizing', 'content');

/**
 * Makes a textarea as tall as its text where `field-sizing: content` does not; the style sheet's `max-height` is the
 * bound behind which it scrolls.
 */
export function useAutosize(field: RefObject<HTMLTextAreaElement | null>, text: string): void {
  useLayoutEffect(() => {
    const element = field.current;
    if (!element || isStyled()) return;
    element.style.height = 'auto';
    element.style.height = `${element.scrollHeight}px`;
  }, [field, text]);
}
