/**
 * Works off what is due, in rounds of which one runs at a time. Who wakes it while a round runs can count on another one
 * after it, so nothing that became due meanwhile is left.
 */
export class DrainLoop {
  private running: Promise<void> | undefined;
  private isWanted = false;
  private isOver = false;

  /**
   * @param round does some of what is due. @returns whether there may be more.
   * @param onError hears what a round throws; the next one waits until it is woken.
   */
  constructor(
    private readonly round: () => Promise<boolean>,
    private readonly onError: (error: unknown) => void,
  ) {}

  /** Something may be due: the first round begins at once. */
  wake(): void {
    if (this.isOver) return;
    this.isWanted = true;
    this.running ??= this.drain();
  }

  /** @returns once nothing is being done. */
  async settled(): Promise<void> {
    while (this.running) await this.running;
  }

  /** Begins no round any more. @returns once the last has ended. */
  async end(): Promise<void> {
    this.isOver = true;
    await this.settled();
  }

  private async drain(): Promise<void> {
    while (this.isWanted && !this.isOver) {
      this.isWanted = false;
      try {
        if (await this.round()) this.isWanted = true;
      } catch (error) {
        this.onError(error);
      }
    }
    this.running = undefined;
  }
}
