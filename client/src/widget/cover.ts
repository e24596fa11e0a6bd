/** Where the panel fills the screen, as the style has it too. */
export const FILLS_SCREEN = '(max-width: 640px)';

/** What is beside an element, and beside each that it lies in: all of the page but for it. */
export function surroundingsOf(inner: Element): HTMLElement[] {
  const found: HTMLElement[] = [];
  for (let at = inner; at.parentElement && at !== document.body; at = at.parentElement) {
    for (const one of at.parentElement.children) {
      if (one !== at && one instanceof HTMLElement) found.push(one);
    }
  }
  return found;
}

/** Keeps the focus and whoever reads by ear out of what is covered, and gives back what it took and nothing else. */
export class Cover {
  private covered: readonly HTMLElement[] = [];

  put(elements: readonly HTMLElement[]): void {
    this.lift();
    this.covered = elements.filter((one) => !one.inert);
    for (const one of this.covered) one.inert = true;
  }

  lift(): void {
    for (const one of this.covered) one.inert = false;
    this.covered = [];
  }
}
