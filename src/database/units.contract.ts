import fc from 'fast-check';
import { type Database } from './database.js';
import { type OpenDatabase } from './testing/databases.js';

/** What of any units of work comes true, whatever their order and their ends. */
export function describeUnits(open: OpenDatabase): void {
  let database: Database;

  beforeEach(async () => {
    database = await open();
  });

  afterEach(() => database.onApplicationShutdown());

  it('keeps of any units what succeeded, and tells of nothing else', async () => {
    const stored = async (): Promise<string[]> =>
      (await database.query.selectFrom('application').select('id').orderBy('id').execute()).map(
        ({ id }) => id,
      );
    const unit = fc.record({ fails: fc.boolean(), waits: fc.nat(3), comesAfter: fc.nat(2) });
    await fc.assert(
      fc.asyncProperty(fc.array(unit, { maxLength: 12 }), async (units) => {
        await database.transaction(() => database.write.deleteFrom('application').execute());
        const told: string[] = [];
        const results = [];
        for (const [index, { fails, waits, comesAfter }] of units.entries()) {
          const id = `app_${String(index).padStart(2, '0')}`;
          const work = async (): Promise<void> => {
            await database.write
              .insertInto('application')
              .values({ id, settings: '{}', created_at: 0, updated_at: 0 })
              .execute();
            for (let step = 0; step < waits; step++) await Promise.resolve();
            database.afterCommit(() => told.push(id));
            if (fails) throw new Error(id);
          };
          const result = database.transaction(work);
          result.catch(() => undefined);
          results.push(result);
          for (let step = 0; step < comesAfter; step++) await new Promise((resolve) => setImmediate(resolve));
        }
        const outcomes = await Promise.allSettled(results);
        const expected = units.flatMap(({ fails }, index) =>
          fails ? [] : [`app_${String(index).padStart(2, '0')}`],
        );
        expect(outcomes.map(({ status }) => status === 'rejected')).toEqual(units.map(({ fails }) => fails));
        expect(await stored()).toEqual(expected);
        // Only SQLite has them come one after the other.
        expect(database.dialect === 'sqlite' ? told : told.sort()).toEqual(expected);
      }),
    );
  });
}
