import { type EventLoopDelay } from '../common/event-loop-delay.js';
import { OverloadedError } from './overloaded.error.js';

/**
 * What a request means to the load. `follow`: what has been taken on already, or ends it, and the question whether the
 * server is well. `read`: it is answered and over. `work`: it begins something that goes on.
 */
export type Burden = 'follow' | 'read' | 'work';

/** By how much later the process may be before it stops answering questions, too. */
const READ_FACTOR = 2;

/** Decides who is let in while the process is late: what it has taken on comes before what is new. */
export class LoadGate {
  /** @param limitMs how late it may be with what it does before new work is turned away; 0: whatever comes is let in. */
  constructor(
    private readonly delay: Pick<EventLoopDelay, 'currentMs'>,
    private readonly limitMs: number,
  ) {}

  /** @throws OverloadedError */
  admit(burden: Burden): void {
    if (this.limitMs === 0 || burden === 'follow') return;
    const limitMs = burden === 'read' ? this.limitMs * READ_FACTOR : this.limitMs;
    if (this.delay.currentMs() > limitMs) throw new OverloadedError();
  }
}
