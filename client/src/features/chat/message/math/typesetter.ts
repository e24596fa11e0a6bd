import katex from 'katex';
import 'katex/dist/katex.min.css';

/** Sizes in em, and steps of macros: a formula cannot take more of the page than it needs. */
const BOUNDS = { maxSize: 40, maxExpand: 500 };

/**
 * Sets a formula into an element, for the eye and, as MathML, for who listens. Nothing in it is a link, loads a file or
 * is a class or a style of its own (`trust`).
 *
 * @returns whether it is one that can be set.
 */
export function typeset(tex: string, element: HTMLElement, display: boolean): boolean {
  try {
    katex.render(tex, element, {
      ...BOUNDS,
      displayMode: display,
      trust: false,
      strict: 'ignore',
      throwOnError: true,
    });
    return true;
  } catch {
    return false;
  }
}
