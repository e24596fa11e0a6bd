/** What part of a limit is taken at a time. */
const SHARE = 100;

/** Who asked for a place, and is told whether there is one. */
interface Waiting {
  readonly resolve: (isIn: boolean) => void;
  readonly reject: (error: unknown) => void;
}

/** The places of one subject that this process has taken, and how many of them are filled. */
export class StreamPlaces {
  private taken = 0;
  private filled = 0;
  private limit = 0;
  private readonly waiting: Waiting[] = [];
  private taking: Promise<void> | undefined;

  /** @param take asks for so many places in all. @returns how many there are then. */
  constructor(private readonly take: (wanted: { places: number; limit: number }) => Promise<number>) {}

  /** Whether nobody is in, and no place is kept. */
  get isEmpty(): boolean {
    return this.filled === 0 && this.taken === 0 && this.waiting.length === 0;
  }

  /** @returns whether there was a place. */
  async enter(limit: number): Promise<boolean> {
    // What the limit does not allow any more is filled by nobody.
    this.limit = limit;
    if (this.filled < (limit > 0 ? Math.min(this.taken, limit) : this.taken)) {
      this.filled += 1;
      return true;
    }
    return new Promise((resolve, reject) => {
      this.waiting.push({ resolve, reject });
      this.taking ??= this.takeMore();
    });
  }

  leave(): void {
    this.filled -= 1;
  }

  /** Gives back what nobody fills. */
  async settle(): Promise<void> {
    while (this.taking) await this.taking;
    if (this.taken > this.filled + (this.filled > 0 ? this.spare : 0)) await this.restart();
  }

  /** As if nothing had been taken yet, for those who are in. */
  async takeAgain(): Promise<void> {
    while (this.taking) await this.taking;
    if (!this.isEmpty) await this.restart();
  }

  private get spare(): number {
    return this.limit > 0 ? Math.floor(this.limit / SHARE) : SHARE;
  }

  /** Nobody fills what is being given back; whoever asks meanwhile waits. */
  private restart(): Promise<void> {
    const before = this.taken;
    this.taken = this.filled;
    this.taking = this.ask(this.filled)
      .catch((error: unknown) => {
        this.taken = before;
        throw error;
      })
      .finally(() => {
        this.taking = this.waiting.length > 0 ? this.takeMore() : undefined;
      });
    return this.taking;
  }

  /** Whoever asks while places are being taken, waits for the next time. */
  private async takeMore(): Promise<void> {
    while (this.waiting.length > 0) {
      const waiting = this.waiting.splice(0);
      try {
        await this.ask(this.filled + waiting.length + this.spare);
        for (const { resolve } of waiting) {
          const isIn = this.filled < this.taken;
          if (isIn) this.filled += 1;
          resolve(isIn);
        }
      } catch (error) {
        for (const { reject } of waiting) reject(error);
      }
    }
    this.taking = undefined;
  }

  private async ask(places: number): Promise<void> {
    this.taken = await this.take({ places, limit: this.limit });
  }
}
