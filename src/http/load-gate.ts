import { type Clock } from '../common/clock.js';
import { type EventLoopDelay } from '../common/event-loop-delay.js';
import { OverloadedError } from './overloaded.error.js';

/**
 * What a request means to the load. `follow`: what has been taken on already, or ends it, and the question whether the
 * server is well. `read`: it is answered and over. `work`: it begins something that goes on.
 */
export type Burden = 'follow' | 'read' | 'work';

/** By how much later the process may be before it stops answering questions, too. */
const READ_FACTOR = 2;

/** While the process is late, so much is begun between two ticks: what waits meanwhile is not begun all at once. */
const BEGUN_AT_ONCE = 8;

/** Who has waited for so long is refused: more comes than is begun, and an answer within a second is worth more than a late one. */
const MOST_WAIT_MS = 600;

/** Who waits, and until when. */
interface Waiting {
  readonly enter: () => void;
  readonly refuse: (error: OverloadedError) => void;
  readonly untilMs: number;
}

/** Decides who is let in while the process is late: what it has taken on comes before what is new. */
export class LoadGate {
  private begun = 0;
  private queue: Promise<void> | undefined;
  private readonly waiting: Waiting[] = [];

  /** @param limitMs how late it may be with what it does before new work is turned away; 0: whatever comes is let in. */
  constructor(
    private readonly delay: Pick<EventLoopDelay, 'currentMs' | 'lastMs' | 'nextTick'>,
    private readonly limitMs: number,
    private readonly clock: Clock,
  ) {}

  /**
   * Lets a request in, or has it wait for its turn: until the process keeps up, or it is known that the lateness lasts,
   * or for {@link MOST_WAIT_MS}.
   * @returns undefined where it need not wait.
   * @throws OverloadedError
   */
  admit(burden: Burden): Promise<void> | undefined {
    if (this.limitMs === 0 || burden === 'follow') return undefined;
    const limitMs = burden === 'read' ? this.limitMs * READ_FACTOR : this.limitMs;
    if (this.delay.currentMs() > limitMs) throw new OverloadedError();
    if (burden === 'read' || this.delay.lastMs() <= this.limitMs / 2) return undefined;
    this.queue ??= this.letInByTurns();
    if (this.begun < BEGUN_AT_ONCE && this.waiting.length === 0) {
      this.begun += 1;
      return undefined;
    }
    return new Promise((enter, refuse) => {
      this.waiting.push({ enter, refuse, untilMs: this.clock.monotonic() + MOST_WAIT_MS });
    });
  }

  /**
   * In the order in which they came; all of them once the process keeps up, and none once it is known that it cannot.
   * While it is neither, a few each tick, and none of those who have waited for too long.
   */
  private async letInByTurns(): Promise<void> {
    do {
      await this.delay.nextTick();
      this.begun = 0;
      if (this.delay.currentMs() > this.limitMs) {
        this.refuseFirst(this.waiting.length);
      } else if (this.delay.lastMs() <= this.limitMs / 2) {
        for (const { enter } of this.waiting.splice(0)) enter();
      } else {
        const next = this.waiting.splice(0, BEGUN_AT_ONCE);
        this.begun = next.length;
        for (const { enter } of next) enter();
        const now = this.clock.monotonic();
        const firstInTime = this.waiting.findIndex(({ untilMs }) => untilMs > now);
        this.refuseFirst(firstInTime < 0 ? this.waiting.length : firstInTime);
      }
    } while (this.waiting.length > 0);
    this.queue = undefined;
  }

  private refuseFirst(count: number): void {
    for (const { refuse } of this.waiting.splice(0, count)) refuse(new OverloadedError());
  }
}
