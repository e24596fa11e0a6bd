import fc from 'fast-check';
import { FixedClock } from '../common/testing/fixed-clock.js';
import { loadConfig } from '../config/config.js';
import { type Database } from '../database/database.js';
import { describeOnEachDatabase } from '../database/testing/databases.js';
import { createUsageLedger } from './testing/create-usage-ledger.js';
import { UsageDaysRepository } from './usage-days.repository.js';
import { FOLDED_AT_ONCE, UsageFolding } from './usage-folding.js';
import { type UsageLedger } from './usage-ledger.js';
import { type UsagePlace, type UsageTotal } from './usage-total.js';

const DAY_MS = 86_400_000;
const NOW = Date.parse('2026-03-31T12:00:00Z');
const USERS = [null, 'ann', 'bob', 'Åsa'];
const MODELS = ['offline', 'openai:a', 'openai:B'];
const ALWAYS = { from: '0000-01-01', to: '9999-12-31' };

describeOnEachDatabase('UsageFolding', (open) => {
  let database: Database;
  let clock: FixedClock;
  let ledger: UsageLedger;
  let folding: UsageFolding;
  let runs = 0;

  beforeEach(async () => {
    database = await open();
    clock = new FixedClock(NOW);
    ledger = createUsageLedger(database, clock);
    const config = loadConfig({ USAGE_DETAIL_DAYS: '2' });
    folding = new UsageFolding(new UsageDaysRepository(database), database, clock, config);
  });

  afterEach(() => database.onApplicationShutdown());

  interface Used {
    daysAgo: number;
    userId: string | null;
    model: string;
    tokens: number;
    isEstimated: boolean;
  }

  async function note(
    { daysAgo, userId, model, tokens, isEstimated }: Used,
    applicationId = 'app',
  ): Promise<void> {
    clock.nowMs = NOW - daysAgo * DAY_MS;
    const attempt = { runId: `run_${(runs += 1)}`, attempt: 1, applicationId, userId, model };
    await database.transaction(() =>
      ledger.record(attempt, { inputTokens: tokens, outputTokens: 2 * tokens, isEstimated }),
    );
    clock.nowMs = NOW;
  }

  /** All that the API can be asked: each filter, in one page and in small ones. */
  async function everySum(): Promise<unknown[]> {
    const answers: unknown[] = [];
    for (const userId of [undefined, 'ann', 'Åsa'])
      for (const model of [undefined, 'offline'])
        for (const days of [ALWAYS, { from: '2026-03-28', to: '2026-03-30' }]) {
          const filter = { applicationId: 'app', userId, model, ...days };
          const all = await ledger.totals(filter, 1_000);
          const paged: UsageTotal[] = [];
          for (let after: UsagePlace | undefined; ; after = paged.at(-1)) {
            const page = await ledger.totals(filter, 3, after);
            paged.push(...page);
            if (page.length < 3) break;
          }
          expect(paged).toEqual(all);
          answers.push(all);
        }
    answers.push(await ledger.tokensToday('app'), await ledger.tokensToday('app', 'ann'));
    return answers;
  }

  const rows = async (table: 'usage_attempt' | 'usage_day'): Promise<number> =>
    (await database.query.selectFrom(table).select('day').execute()).length;

  it('leaves every sum as it was', async () => {
    const used = fc.record({
      daysAgo: fc.nat(8),
      userId: fc.constantFrom(...USERS),
      model: fc.constantFrom(...MODELS),
      tokens: fc.nat(1_000_000),
      isEstimated: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(used, { maxLength: 40 }),
        fc.array(used, { maxLength: 5 }),
        async (some, late) => {
          await database.transaction(async () => {
            await database.write.deleteFrom('usage_attempt').execute();
            await database.write.deleteFrom('usage_day').execute();
          });
          for (const one of some) await note(one);
          const before = await everySum();
          while (await folding.fold('app'));
          expect(await everySum()).toEqual(before);
          expect(await rows('usage_attempt')).toBe(some.filter(({ daysAgo }) => daysAgo <= 2).length);

          // What is estimated is known apart, and what comes late is added.
          for (const one of late) await note(one);
          const all = await everySum();
          while (await folding.fold('app'));
          expect(await everySum()).toEqual(all);
          const old = [...some, ...late].filter(({ daysAgo, isEstimated }) => daysAgo > 2 && isEstimated);
          const days = await database.query
            .selectFrom('usage_day')
            .select(['estimated_input_tokens as input', 'estimated_output_tokens as output'])
            .execute();
          const tokens = old.reduce((sum, one) => sum + one.tokens, 0);
          expect(days.reduce((sum, { input }) => sum + input, 0)).toBe(tokens);
          expect(days.reduce((sum, { output }) => sum + output, 0)).toBe(2 * tokens);
        },
      ),
      { numRuns: 15 },
    );
  });

  it('is the same in the middle, of one application and of a step at a time', async () => {
    const one = { daysAgo: 5, userId: 'ann', model: 'offline', tokens: 1, isEstimated: false };
    for (let count = 0; count < FOLDED_AT_ONCE + 5; count += 1) await note(one);
    await note(one, 'other');
    const before = await everySum();
    expect(await folding.fold('app')).toBe(true);
    expect([await rows('usage_attempt'), await rows('usage_day')]).toEqual([6, 1]);
    expect(await everySum()).toEqual(before);
    expect(await folding.applicationAfter('')).toBe('app');
    expect(await folding.fold('app')).toBe(false);
    expect(await rows('usage_attempt')).toBe(1);
    expect(await everySum()).toEqual(before);
    expect(await folding.applicationAfter('')).toBe('other');
  });

  it('is of nobody once a user is forgotten', async () => {
    const one = { daysAgo: 5, userId: 'ann', model: 'offline', tokens: 7, isEstimated: true };
    for (const userId of ['ann', 'ann', null, 'bob']) await note({ ...one, userId });
    await folding.fold('app');
    await note({ ...one, daysAgo: 0 });
    await ledger.forgetUser('app', 'ann');
    const totals = await ledger.totals(
      { applicationId: 'app', userId: undefined, model: undefined, ...ALWAYS },
      10,
    );
    expect(totals.map(({ userId, attempts, inputTokens }) => ({ userId, attempts, inputTokens }))).toEqual([
      { userId: '', attempts: 1, inputTokens: 7 },
      { userId: 'bob', attempts: 1, inputTokens: 7 },
      { userId: '', attempts: 3, inputTokens: 21 },
    ]);
  });
});
