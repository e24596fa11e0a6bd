/** Does something when nothing else is to be done; before long where it is urgent, whatever else there is. */
type WhenIdle = (work: () => void, urgent: boolean) => void;

/** How long what is urgent is put off at most while the page is busy. */
const LONGEST_MS = 100;

/**
 * Lets many have their turn one after another, so that none of them keeps the page busy for long: the last that asked
 * first, as the newest message is the one that is looked at.
 */
export class Turns {
  private readonly waiting = new Set<() => void>();
  /** Those of them that are about to be seen. */
  private readonly urgent = new Set<() => void>();
  /** What is asked for already: a turn when nothing else is to be done, an urgent one. */
  private readonly due = new Set<boolean>();

  constructor(private readonly whenIdle: WhenIdle) {}

  /** @returns how to leave without having had a turn. */
  ask(take: () => void): () => void {
    this.waiting.add(take);
    this.goOn();
    return () => {
      this.remove(take);
    };
  }

  /** The next turn is for this one, which is about to be seen. */
  hurry(take: () => void): void {
    if (!this.remove(take)) return;
    this.waiting.add(take);
    this.urgent.add(take);
    this.goOn();
  }

  /** Everybody has their turn now, as before a print. */
  all(): void {
    const waiting = [...this.waiting];
    this.waiting.clear();
    this.urgent.clear();
    for (const take of waiting) take();
  }

  private goOn(): void {
    const isUrgent = this.urgent.size > 0;
    if (this.waiting.size === 0 || this.due.has(isUrgent)) return;
    this.due.add(isUrgent);
    this.whenIdle(() => {
      this.due.delete(isUrgent);
      // What was urgent may have left meanwhile.
      const row = isUrgent || this.urgent.size > 0 ? this.urgent : this.waiting;
      const next = [...row].at(-1);
      if (next) this.remove(next);
      next?.();
      this.goOn();
    }, isUrgent);
  }

  private remove(take: () => void): boolean {
    this.urgent.delete(take);
    return this.waiting.delete(take);
  }
}

/** Not every browser tells when it is idle. */
export const whenIdle: WhenIdle = (work, urgent) => {
  if ('requestIdleCallback' in window) requestIdleCallback(work, urgent ? { timeout: LONGEST_MS } : {});
  else setTimeout(work, LONGEST_MS / 5);
};
