/** Does something soon, when nothing else is to be done. */
type WhenIdle = (work: () => void) => void;

/** How long what waits is put off at most while the page is busy. */
const LONGEST_MS = 100;

/**
 * Lets many have their turn one after another, so that none of them keeps the page busy for long: the last that asked
 * first, as the newest message is the one that is looked at.
 */
export class Turns {
  private readonly waiting = new Set<() => void>();
  private due = false;

  constructor(private readonly whenIdle: WhenIdle) {}

  /** @returns how to leave without having had a turn. */
  ask(take: () => void): () => void {
    this.waiting.add(take);
    this.goOn();
    return () => {
      this.waiting.delete(take);
    };
  }

  /** The next turn is for this one, which is about to be seen. */
  hurry(take: () => void): void {
    if (this.waiting.delete(take)) this.waiting.add(take);
  }

  /** Everybody has their turn now, as before a print. */
  all(): void {
    const waiting = [...this.waiting];
    this.waiting.clear();
    for (const take of waiting) take();
  }

  private goOn(): void {
    if (this.due || this.waiting.size === 0) return;
    this.due = true;
    this.whenIdle(() => {
      this.due = false;
      const next = [...this.waiting].at(-1);
      if (next) this.waiting.delete(next);
      next?.();
      this.goOn();
    });
  }
}

/** Not every browser tells when it is idle. */
export const whenIdle: WhenIdle = (work) => {
  if ('requestIdleCallback' in window) requestIdleCallback(work, { timeout: LONGEST_MS });
  else setTimeout(work, LONGEST_MS / 5);
};
