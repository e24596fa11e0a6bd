import { type RunEvent } from './run-event.js';

/** Events of one run that were taken, or that move, together. */
export interface EventBatch {
  readonly runId: string;
  readonly events: readonly RunEvent[];
  /** The place of the last of them among the recorded events of all runs. */
  readonly lastId: number;
}

/** The end of a run's log: what has not been moved. */
interface Tail {
  /** The durable events, in order. */
  events: readonly RunEvent[];
  /** The place of the last of them. */
  durableId: number;
  /** The number of the last event, durable or not. */
  lastSeq: number;
  /** How many there are, durable or not. */
  count: number;
  /** A place that none of them is before. */
  firstId: number;
}

/**
 * What the database holds of running logs in the order in which it came, whatever the run. Readers find it here, as it
 * would be slow to look for one run's events there.
 *
 * Events are first given their places ({@link take}), then durable ({@link settle}) or nothing ({@link drop}), and in
 * the end {@link moved} to where they stay.
 */
export class RecentEvents {
  private readonly tails = new Map<string, Tail>();
  private next = 1;

  /** The place of what comes next. */
  get nextId(): number {
    return this.next;
  }

  /** The number of the last event that was taken of this run; undefined where all have been moved. */
  lastSeq(runId: string): number | undefined {
    return this.tails.get(runId)?.lastSeq;
  }

  /** The last durable event of this run, unless it has been moved. */
  last(runId: string): RunEvent | undefined {
    return this.tails.get(runId)?.events.at(-1);
  }

  /** All durable events after number `afterSeq`; undefined where some of them may have been moved. */
  after(runId: string, afterSeq: number): readonly RunEvent[] | undefined {
    const events = this.tails.get(runId)?.events;
    const first = events?.[0];
    if (!events || !first || first.seq > afterSeq + 1) return undefined;
    return first.seq > afterSeq ? events : events.filter((event) => event.seq > afterSeq);
  }

  /** Gives events of one run the next places. */
  take(runId: string, events: readonly RunEvent[]): EventBatch {
    const tail = this.tails.get(runId) ?? {
      events: [],
      durableId: 0,
      lastSeq: 0,
      count: 0,
      firstId: this.next,
    };
    this.tails.set(runId, tail);
    tail.count += events.length;
    tail.lastSeq = events.at(-1)?.seq ?? tail.lastSeq;
    this.next += events.length;
    return { runId, events, lastId: this.next - 1 };
  }

  /** What was taken is durable. */
  settle({ runId, events, lastId }: EventBatch): void {
    const tail = this.tails.get(runId);
    if (!tail) return;
    tail.events = [...tail.events, ...events];
    tail.durableId = lastId;
  }

  /** What was taken has come to nothing, and its numbers are free again. */
  drop({ runId, events }: EventBatch): void {
    const tail = this.tails.get(runId);
    const [first] = events;
    if (!tail || !first) return;
    tail.lastSeq = Math.min(tail.lastSeq, first.seq - 1);
    this.shorten(runId, tail, events.length);
  }

  /** What can be moved of this run. */
  movable(runId: string): EventBatch | undefined {
    const tail = this.tails.get(runId);
    return tail && tail.events.length > 0
      ? { runId, events: tail.events, lastId: tail.durableId }
      : undefined;
  }

  /** What could be moved was, and that is durable. */
  moved({ runId, events, lastId }: EventBatch): void {
    const tail = this.tails.get(runId);
    if (!tail) return;
    tail.events = tail.events.slice(events.length);
    tail.firstId = lastId + 1;
    this.shorten(runId, tail, events.length);
  }

  /** Nothing more is wanted of this run, which is erased. */
  forget(runId: string): void {
    this.tails.delete(runId);
  }

  /** The place before which nothing is needed any more once `moving` has moved. */
  neededFrom(moving: readonly EventBatch[]): number {
    const moves = new Map(moving.map((batch) => [batch.runId, batch]));
    let first = this.next;
    for (const [runId, { count, firstId }] of this.tails) {
      const move = moves.get(runId);
      if (count > (move?.events.length ?? 0)) first = Math.min(first, move ? move.lastId + 1 : firstId);
    }
    return first;
  }

  /** The runs with something to move that need a place more than `limit` before the next. */
  heldBack(limit: number): string[] {
    return Array.from(this.tails)
      .filter(([, { events, firstId }]) => events.length > 0 && this.next - firstId > limit)
      .map(([runId]) => runId);
  }

  /** Of a run whose events have all been moved, the log knows the last number. */
  private shorten(runId: string, tail: Tail, by: number): void {
    tail.count -= by;
    if (tail.count === 0) this.tails.delete(runId);
  }
}
