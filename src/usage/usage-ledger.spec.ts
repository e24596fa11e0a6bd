import { FixedClock } from '../common/testing/fixed-clock.js';
import { type Database } from '../database/database.js';
import { describeOnEachDatabase } from '../database/testing/databases.js';
import { createUsageLedger } from './testing/create-usage-ledger.js';
import { type EndedAttempt, type UsageLedger } from './usage-ledger.js';
import { type UsagePlace } from './usage-total.js';

const DAY_MS = 86_400_000;
const ALWAYS = { userId: undefined, model: undefined, from: '0000-01-01', to: '9999-12-31' };

describeOnEachDatabase('UsageLedger', (open) => {
  let database: Database;
  let clock: FixedClock;
  let ledger: UsageLedger;
  let runs = 0;

  beforeEach(async () => {
    database = await open();
    clock = new FixedClock(Date.parse('2026-01-31T23:59:59.999Z'));
    ledger = createUsageLedger(database, clock);
  });

  afterEach(() => database.onApplicationShutdown());

  /** An attempt that read `inputTokens` and wrote one more. */
  async function note(
    inputTokens: number,
    attempt: Partial<EndedAttempt> = {},
    isEstimated = false,
  ): Promise<void> {
    const named = { runId: `run_${(runs += 1)}`, attempt: 1, applicationId: 'app', userId: 'user' };
    await database.transaction(() =>
      ledger.record(
        { ...named, model: 'offline', ...attempt },
        { inputTokens, outputTokens: inputTokens + 1, isEstimated },
      ),
    );
  }

  it('tells what an application and a user took today', async () => {
    await note(1_000);
    clock.nowMs += 1;
    await note(1);
    await note(2, { userId: null, model: 'other' });
    await note(3, { userId: 'other' });
    await note(4, { applicationId: 'other' });

    expect(await ledger.tokensToday('app')).toBe(15);
    expect(await ledger.tokensToday('app', 'user')).toBe(3);
    expect(await ledger.tokensToday('app', 'nobody')).toBe(0);
    expect(await ledger.tokensToday('nothing')).toBe(0);
  });

  it('takes each attempt of a run once', async () => {
    await note(1, { runId: 'run' });
    await note(2, { runId: 'run', attempt: 2 });
    await expect(note(3, { runId: 'run', attempt: 2 })).rejects.toThrow();
    expect(await ledger.tokensToday('app')).toBe(8);
  });

  it('adds up by day, user and model, and pages through all of it', async () => {
    await note(1);
    await note(2, {}, true);
    await note(3, { model: 'other' });
    clock.nowMs += DAY_MS;
    await note(4, { userId: null });
    await note(5, { applicationId: 'other' });

    const filter = { applicationId: 'app', ...ALWAYS };
    const all = await ledger.totals(filter, 100);
    expect(all).toEqual([
      {
        ...{ day: '2026-02-01', userId: '', model: 'offline' },
        ...{ attempts: 1, estimatedAttempts: 0, inputTokens: 4, outputTokens: 5 },
      },
      {
        ...{ day: '2026-01-31', userId: 'user', model: 'other' },
        ...{ attempts: 1, estimatedAttempts: 0, inputTokens: 3, outputTokens: 4 },
      },
      {
        ...{ day: '2026-01-31', userId: 'user', model: 'offline' },
        ...{ attempts: 2, estimatedAttempts: 1, inputTokens: 3, outputTokens: 5 },
      },
    ]);
    const paged = [];
    for (let after: UsagePlace | undefined; ; after = paged.at(-1)) {
      const page = await ledger.totals(filter, 1, after);
      if (page.length === 0) break;
      paged.push(...page);
    }
    expect(paged).toEqual(all);
    expect(await ledger.totals({ ...filter, userId: 'user', from: '2026-02-01' }, 100)).toEqual([]);
    expect(await ledger.totals({ ...filter, model: 'other' }, 100)).toEqual(all.slice(1, 2));
    expect(await ledger.totals({ ...filter, to: '2026-01-31' }, 100)).toEqual(all.slice(1));
  });
});
