import { Follower } from './follower.js';
import { type RunEvent } from './run-event.js';

/** Those who follow one run. */
interface Group {
  followers: Set<Follower>;
  /** How far they have been told to go. */
  toldSeq: number;
}

/** Those who follow runs in this process. */
export class Followers {
  private readonly byRun = new Map<string, Group>();

  /** @param signal ends all waiting when it aborts. */
  join(runId: string, signal: AbortSignal): Follower {
    const follower = new Follower(signal);
    const group = this.byRun.get(runId) ?? { followers: new Set(), toldSeq: 0 };
    group.followers.add(follower);
    this.byRun.set(runId, group);
    return follower;
  }

  leave(runId: string, follower: Follower): void {
    const group = this.byRun.get(runId);
    group?.followers.delete(follower);
    if (group?.followers.size === 0) this.byRun.delete(runId);
  }

  /** Hands events on to those who follow the run. */
  push(runId: string, events: readonly RunEvent[]): void {
    const group = this.byRun.get(runId);
    if (!group) return;
    group.toldSeq = events.at(-1)?.seq ?? group.toldSeq;
    for (const follower of group.followers) follower.push(events);
  }

  /** Has those who follow the run read on, unless they were told before that it has come as far as event `seq`. */
  hint(runId: string, seq: number): void {
    const group = this.byRun.get(runId);
    if (!group || group.toldSeq >= seq) return;
    group.toldSeq = seq;
    for (const follower of group.followers) follower.push([]);
  }

  /** Nothing more comes for those who follow the run. */
  fail(runId: string, reason: unknown): void {
    for (const follower of this.byRun.get(runId)?.followers ?? []) follower.fail(reason);
  }

  /** The runs that anyone follows. */
  runIds(): string[] {
    return [...this.byRun.keys()];
  }
}
