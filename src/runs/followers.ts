import { Follower } from './follower.js';
import { type RunEvent } from './run-event.js';

/** Those who follow runs in this process. */
export class Followers {
  private readonly byRun = new Map<string, Set<Follower>>();

  /** @param signal ends all waiting when it aborts. */
  join(runId: string, signal: AbortSignal): Follower {
    const follower = new Follower(signal);
    const group = this.byRun.get(runId) ?? new Set();
    this.byRun.set(runId, group.add(follower));
    return follower;
  }

  leave(runId: string, follower: Follower): void {
    const group = this.byRun.get(runId);
    group?.delete(follower);
    if (group?.size === 0) this.byRun.delete(runId);
  }

  push(runId: string, events: readonly RunEvent[]): void {
    for (const follower of this.byRun.get(runId) ?? []) follower.push(events);
  }

  /** Nothing more comes for those who follow the run. */
  fail(runId: string, reason: unknown): void {
    for (const follower of this.byRun.get(runId) ?? []) follower.fail(reason);
  }

  has(runId: string): boolean {
    return this.byRun.has(runId);
  }

  /** The runs that anyone follows. */
  runIds(): string[] {
    return [...this.byRun.keys()];
  }
}
