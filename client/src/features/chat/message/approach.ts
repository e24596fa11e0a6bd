/** How far from where the reader is something counts as about to be seen: the height of the window. */
const NEAR = '100% 0px';

/**
 * Tells what waits in a part of the page when that part is about to be seen. One observer looks at all parts: the browser
 * goes through each that it was told of with every frame.
 */
export class Approach {
  private readonly waiting = new Map<Element, Set<() => void>>();
  private observer: IntersectionObserver | null = null;

  /** @returns how to leave. */
  watch(part: Element, onNear: () => void): () => void {
    const those = this.waiting.get(part) ?? new Set();
    this.waiting.set(part, those.add(onNear));
    this.observer ??= this.observe();
    // It tells again where the part is, which others may have waited in before.
    this.observer.unobserve(part);
    this.observer.observe(part);
    return () => {
      those.delete(onNear);
      if (those.size > 0) return;
      this.observer?.unobserve(part);
      this.waiting.delete(part);
    };
  }

  private observe(): IntersectionObserver {
    return new IntersectionObserver(
      (entries) => {
        for (const { isIntersecting, target } of entries) {
          if (isIntersecting) for (const onNear of this.waiting.get(target) ?? []) onNear();
        }
      },
      { scrollMargin: NEAR },
    );
  }
}
