import { Logger } from '@nestjs/common';
import { jest } from '@jest/globals';
import { FixedSettings } from '../applications/testing/fixed-settings.js';
import { type Expiring } from '../common/expiring.js';
import { Scheduler } from '../common/scheduler.js';
import { Sweeps } from '../common/sweeps.js';
import { FixedClock } from '../common/testing/fixed-clock.js';
import { SoleClaims } from '../database/claims/sole-claims.js';
import { RetentionSweeper } from './retention-sweeper.js';

const DAY_MS = 86_400_000;
const NOW = Date.UTC(2026, 0, 31);

/** Waits for nothing, and counts how often it was asked to. */
class HastyScheduler extends Scheduler {
  pauses = 0;

  override after(delayMs: number, action: () => void): () => void {
    if (delayMs < 100) {
      this.pauses += 1;
      setImmediate(action);
    }
    return () => undefined;
  }

  override every(): () => void {
    return () => undefined;
  }

  override alarm(): never {
    throw new Error('Nobody sets an alarm here.');
  }
}

/** So many things of each application, all of them over. */
class Things implements Expiring {
  hidden = 0;
  cleared = 0;
  readonly asked: [string, number][] = [];
  failure: Error | undefined;

  constructor(readonly left = new Map<string, number>()) {}

  applicationAfter(id: string): Promise<string | undefined> {
    return Promise.resolve([...this.left.keys()].sort().find((one) => one > id));
  }

  hide(applicationId: string, before: number): Promise<boolean> {
    if (this.failure) return Promise.reject(this.failure);
    this.asked.push([applicationId, before]);
    const count = this.left.get(applicationId) ?? 0;
    if (count === 0) return Promise.resolve(false);
    this.left.set(applicationId, count - 1);
    this.hidden += 1;
    return Promise.resolve(true);
  }

  clear(): Promise<boolean> {
    if (this.cleared >= this.hidden) return Promise.resolve(false);
    this.cleared += 1;
    return Promise.resolve(true);
  }
}

describe('RetentionSweeper', () => {
  let settings: FixedSettings;
  let scheduler: HastyScheduler;
  let claims: SoleClaims;
  let kinds: { conversations: Things; logs: Things; manifests: Things; documents: Things };
  let folded: string[];
  let sweeper: RetentionSweeper;

  beforeEach(() => {
    settings = new FixedSettings();
    settings.settings = { ...settings.settings, messageRetentionDays: 3, runEventRetentionDays: 1 };
    scheduler = new HastyScheduler();
    claims = new SoleClaims();
    folded = [];
    kinds = {
      conversations: new Things(new Map([['a', 1]])),
      logs: new Things(
        new Map([
          ['a', 2],
          ['b', 3],
        ]),
      ),
      manifests: new Things(new Map([['a', 5]])),
      documents: new Things(),
    };
    sweeper = createSweeper();
  });

  function createSweeper(): RetentionSweeper {
    const usage = {
      applicationAfter: (id: string) => Promise.resolve(id === '' ? 'a' : undefined),
      fold: (id: string) => Promise.resolve(folded.push(id) < 3),
    };
    const parts = [kinds.conversations, kinds.logs, kinds.manifests, kinds.documents, usage] as unknown as [
      ...[never, never, never, never, never],
    ];
    return new RetentionSweeper(
      ...parts,
      settings,
      new Sweeps(scheduler),
      claims,
      scheduler,
      new FixedClock(NOW),
    );
  }

  it('deletes of each application what it has kept for as long as it wants, with a pause after each step', async () => {
    await sweeper.sweep();
    expect(kinds.conversations).toMatchObject({ hidden: 1, cleared: 1 });
    expect(kinds.logs).toMatchObject({ hidden: 5, cleared: 5 });
    expect(new Set(kinds.logs.asked.map(String))).toEqual(
      new Set([`a,${NOW - DAY_MS}`, `b,${NOW - DAY_MS}`]),
    );
    expect(kinds.conversations.asked[0]).toEqual(['a', NOW - 3 * DAY_MS]);
    // It is kept for ever.
    expect(kinds.manifests.asked).toEqual([]);
    expect(folded).toEqual(['a', 'a', 'a']);
    expect(scheduler.pauses).toBe(2 + 10 + 2);
  });

  it('clears what was begun, whatever is set by now', async () => {
    settings.settings = { ...settings.settings, runEventRetentionDays: 0 };
    kinds.logs.hidden = 4;
    await sweeper.sweep();
    expect(kinds.logs).toMatchObject({ asked: [], cleared: 4 });
  });

  it('is done by one process at a time', async () => {
    const other = createSweeper();
    await claims.takeFirst(['retention']);
    await Promise.all([sweeper.sweep(), other.sweep()]);
    expect(kinds.logs.hidden).toBe(0);
    await claims.release('retention');
    await other.sweep();
    expect(kinds.logs.hidden).toBe(5);
  });

  it('goes on with the other kinds where one fails', async () => {
    const error = jest.spyOn(Logger.prototype, 'error').mockImplementation(() => undefined);
    kinds.conversations.failure = new Error('as the test wants it');
    await sweeper.sweep();
    expect(kinds.logs).toMatchObject({ hidden: 5, cleared: 5 });
    expect(error).toHaveBeenCalledWith(kinds.conversations.failure);
    error.mockRestore();
  });

  it('ends after the step that it is at where the process ends', async () => {
    const sweeping = sweeper.sweep();
    await sweeper.onModuleDestroy();
    await sweeping;
    expect(kinds.logs.cleared).toBe(0);
  });
});
