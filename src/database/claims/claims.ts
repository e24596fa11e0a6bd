/** How long a claim outlives the last sign of life of its process. */
export const CLAIM_LEASE_MS = 5_000;

/**
 * What the processes on one database share out among themselves: a piece of work is done by the one that has claimed it.
 * A claim says who begins, so that nothing is done twice for nothing. That nothing is stored twice is up to the work.
 */
export abstract class Claims {
  /** Whether other processes may be at work on the same data: then what one of them leaves undone has to be looked for. */
  abstract readonly isShared: boolean;

  /**
   * Claims the first of these pieces of work that nobody has, for as long as this process lives, or until it is released.
   * @returns which one; undefined where others have them all.
   */
  abstract takeFirst(names: readonly string[]): Promise<string | undefined>;

  /** Gives a claim up. */
  abstract release(name: string): Promise<void>;

  /** Says how far claimed work is, for whoever asks in any process. @returns once it is known there. */
  abstract note(name: string, note: string): Promise<void>;

  /** What was said last of those of these that are claimed. */
  abstract notesOn(names: readonly string[]): Promise<Map<string, string>>;

  /** Does something that it is enough for one process to do. @returns false where another one is doing it, or died over it. */
  async alone(name: string, work: () => Promise<void>): Promise<boolean> {
    if ((await this.takeFirst([name])) === undefined) return false;
    try {
      await work();
    } finally {
      await this.release(name);
    }
    return true;
  }
}
