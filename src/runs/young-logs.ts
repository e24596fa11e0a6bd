import { isTerminal, type RunEvent } from './run-event.js';

/** A log that has more is not young any more. */
const MAX_EVENTS = 16;
const MAX_LOGS = 10_000;

/**
 * The logs of replies that have just begun, as far as they are durable. Nearly every reader comes then, right after the
 * message, and need not ask the database for what was written there a moment ago.
 */
export class YoungLogs {
  private readonly logs = new Map<string, readonly RunEvent[]>();

  /** What was appended to a log, in order. */
  add(runId: string, events: readonly RunEvent[]): void {
    const known = this.logs.get(runId) ?? (events[0]?.seq === 1 ? [] : undefined);
    const last = events.at(-1);
    if (!known || !last) return;
    if (known.length + events.length > MAX_EVENTS || isTerminal(last)) this.logs.delete(runId);
    else this.logs.set(runId, [...known, ...events]);
    // A log whose end another process writes would stay for good.
    if (this.logs.size > MAX_LOGS) this.logs.clear();
  }

  /** The events after number `afterSeq`, all that there are; undefined for a log that is not known whole. */
  after(runId: string, afterSeq: number): readonly RunEvent[] | undefined {
    return this.logs.get(runId)?.filter((event) => event.seq > afterSeq);
  }
}
