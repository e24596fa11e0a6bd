import { FixedClock } from '../common/testing/fixed-clock.js';
import { type Database } from '../database/database.js';
import { openSqlite } from '../database/testing/databases.js';
import { createUsageLedger } from '../usage/testing/create-usage-ledger.js';
import { type UsageLedger } from '../usage/usage-ledger.js';
import { createLimits } from './testing/create-limits.js';
import { TokenQuotas } from './token-quotas.js';

describe('TokenQuotas', () => {
  const clock = new FixedClock();
  let database: Database;
  let ledger: UsageLedger;

  beforeEach(async () => {
    clock.nowMs = Date.parse('2026-01-31T23:00:00Z');
    database = await openSqlite();
    ledger = createUsageLedger(database, clock);
  });

  afterEach(() => database.onApplicationShutdown());

  function create(changes: Parameters<typeof createLimits>[1]): TokenQuotas {
    return new TokenQuotas(createLimits(database, changes).limits, ledger, clock);
  }

  async function take(tokens: number, userId: string | null): Promise<void> {
    const runId = `run_${tokens}_${userId}`;
    const attempt = { runId, attempt: 1, applicationId: 'app', userId, model: 'offline' };
    const count = { inputTokens: tokens - 1, outputTokens: 1, isEstimated: false };
    await database.transaction(() => ledger.record(attempt, count));
  }

  it('lets everybody have what they like where nothing is set', async () => {
    await take(1_000_000, 'ann');
    await create({}).require('app', 'ann');
  });

  it('is used up by all of an application together, until midnight', async () => {
    const quotas = create({ tokensPerDay: 10 });
    await take(6, 'ann');
    await quotas.require('app', 'bob');
    await take(4, null);
    await expect(quotas.require('app', 'bob')).rejects.toMatchObject({
      ...{ code: 'tokens_limit', kind: 'rate-limited', retryAfterSeconds: 3_600 },
      quota: { name: 'tokens', limit: 10, remaining: 0, windowSeconds: 86_400, resetSeconds: 3_600 },
    });
    await quotas.require('other', 'bob');
    clock.nowMs += 3_600_000;
    await quotas.require('app', 'bob');
  });

  it('is used up by each user alone, and by nobody who is none', async () => {
    const quotas = create({ userTokensPerDay: 10 });
    await take(10, 'ann');
    await take(20, null);
    await expect(quotas.require('app', 'ann')).rejects.toMatchObject({ code: 'user_tokens_limit' });
    await quotas.require('app', 'bob');
    await quotas.require('app', null);
  });
});
