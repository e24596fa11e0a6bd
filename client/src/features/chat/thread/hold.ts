/** How close to the end counts as being there. */
const NEAR_PX = 48;

/** Where a scroller stands. */
export interface Place {
  top: number;
  height: number;
  viewport: number;
}

/**
 * Whether a scroller goes on holding to its end after it has moved. Content that shrinks moves it up too, and so may
 * what a press brings about; only the reader does so while the height stays.
 *
 * @param pressed the last thing that the reader did was to press a control, which is no scrolling.
 */
export function holdsAfter(held: boolean, before: Place, now: Place, pressed: boolean): boolean {
  const fromEnd = now.height - now.top - now.viewport;
  const wentUp = now.top < before.top && now.height === before.height;
  if (wentUp && !pressed) return fromEnd < 1;
  return held || fromEnd <= NEAR_PX;
}

const CONTROLS = 'a, button, summary, input, textarea, select, label, [role="menuitem"]';

/** Whether it is a control that was pressed, and not the text or the bar that scrolls it. */
export function isControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(CONTROLS) !== null;
}
