export interface Answered<Answer> {
  /** What was asked, as a key. */
  key: string;
  answer: Answer;
}

interface RereaderMeans<Asked, Answer> {
  read: (asked: Asked, signal: AbortSignal) => Promise<Answer>;
  onAnswer: (answered: Answered<Answer>) => void;
  onFailure: (failed: { key: string; error: unknown }) => void;
}

/**
 * Reads the same again and again, one at a time. Whoever asks for it meanwhile waits for what is being read, which is
 * shown however slow it is, and has it read once more then. Another question gives up the one before.
 */
export class Rereader<Asked, Answer> {
  private going: { key: string; controller: AbortController } | null = null;
  private again = false;

  constructor(private readonly means: RereaderMeans<Asked, Answer>) {}

  /** @param key the same for the same question. */
  ask(key: string, asked: Asked): void {
    if (this.going?.key === key) {
      this.again = true;
      return;
    }
    this.stop();
    const controller = new AbortController();
    this.going = { key, controller };
    void this.read(key, asked, controller.signal);
  }

  stop(): void {
    this.going?.controller.abort();
    this.going = null;
    this.again = false;
  }

  private async read(key: string, asked: Asked, signal: AbortSignal): Promise<void> {
    try {
      const answer = await this.means.read(asked, signal);
      if (!signal.aborted) this.means.onAnswer({ key, answer });
    } catch (error) {
      if (!signal.aborted) this.means.onFailure({ key, error });
    }
    if (signal.aborted) return;
    const { again } = this;
    this.stop();
    if (again) this.ask(key, asked);
  }
}
