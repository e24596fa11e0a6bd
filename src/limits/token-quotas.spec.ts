import { FixedClock } from '../common/testing/fixed-clock.js';
import { type ApplicationLimitsConfig } from '../config/limits-config.js';
import { type Database } from '../database/database.js';
import { openSqlite } from '../database/testing/databases.js';
import { createLimits } from './testing/create-limits.js';
import { TokenQuotas } from './token-quotas.js';
import { type TokenUsage } from './token-usage.repository.js';

const MIDNIGHT = Date.parse('2026-01-31T00:00:00Z');

describe('TokenQuotas', () => {
  const clock = new FixedClock(Date.parse('2026-01-31T23:00:00Z'));
  let database: Database;

  beforeEach(async () => {
    database = await openSqlite();
  });

  afterEach(() => database.onApplicationShutdown());

  /** With ten tokens taken by the application today, and six of them by Ann. */
  function create(changes: Partial<ApplicationLimitsConfig>): TokenQuotas {
    const usage: Pick<TokenUsage, 'tokensSince'> = {
      tokensSince: (from, applicationId, userId) => {
        expect(from).toBe(MIDNIGHT);
        const ofUser = { ann: 6 }[userId ?? ''] ?? 0;
        return Promise.resolve(applicationId !== 'app' ? 0 : userId === undefined ? 10 : ofUser);
      },
    };
    return new TokenQuotas(createLimits(database, changes).limits, usage as TokenUsage, clock);
  }

  it('lets everybody have what they like where nothing is set, and more where something is left', async () => {
    await create({}).require('app', 'ann');
    await create({ tokensPerDay: 11, userTokensPerDay: 7 }).require('app', 'ann');
  });

  it('is used up by all of an application together, until midnight', async () => {
    const quotas = create({ tokensPerDay: 10 });
    await expect(quotas.require('app', 'bob')).rejects.toMatchObject({
      ...{ code: 'tokens_limit', kind: 'rate-limited', retryAfterSeconds: 3_600 },
      quota: { name: 'tokens', limit: 10, remaining: 0, windowSeconds: 86_400, resetSeconds: 3_600 },
    });
    await quotas.require('other', 'bob');
  });

  it('is used up by each user alone, and by nobody who is none', async () => {
    const quotas = create({ userTokensPerDay: 6 });
    await expect(quotas.require('app', 'ann')).rejects.toMatchObject({ code: 'user_tokens_limit' });
    await quotas.require('app', 'bob');
    await quotas.require('app', null);
  });
});
