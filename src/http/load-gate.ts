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

/** Who waits for so many ticks is refused: more comes than is begun, and whoever asked would wait without end. */
const MOST_TURNS = 20;

/** Who waits, and until which turn. */
interface Waiting {
  readonly enter: () => void;
  readonly refuse: (error: OverloadedError) => void;
  readonly until: number;
}

/** Decides who is let in while the process is late: what it has taken on comes before what is new. */
export class LoadGate {
  private begun = 0;
  private turn = 0;
  private queue: Promise<void> | undefined;
  private readonly waiting: Waiting[] = [];

  /** @param limitMs how late it may be with what it does before new work is turned away; 0: whatever comes is let in. */
  constructor(
    private readonly delay: Pick<EventLoopDelay, 'currentMs' | 'lastMs' | 'nextTick'>,
    private readonly limitMs: number,
  ) {}

  /**
   * Lets a request in, or has it wait for its turn: until the process keeps up, or it is known that the lateness lasts,
   * or for {@link MOST_TURNS} ticks.
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
      this.waiting.push({ enter, refuse, until: this.turn + MOST_TURNS });
    });
  }

  /**
   * In the order in which they came; all of them once the process keeps up, and none once it is known that it cannot.
   * While it is neither, a few each tick, and none of those who have waited for too many.
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
        this.turn += 1;
        const firstInTime = this.waiting.findIndex(({ until }) => until > this.turn);
        this.refuseFirst(firstInTime < 0 ? this.waiting.length : firstInTime);
      }
    } while (this.waiting.length > 0);
    this.queue = undefined;
  }

  private refuseFirst(count: number): void {
    for (const { refuse } of this.waiting.splice(0, count)) refuse(new OverloadedError());
  }
}
