import { type Kysely, sql } from 'kysely';
import { FixedClock } from '../../../common/testing/fixed-clock.js';
import { SequentialIds } from '../../../common/testing/sequential-ids.js';
import { describeOnEachDatabase } from '../../../database/testing/databases.js';
import { settledStatistics } from '../../../database/migrations/0043-settled-statistics.js';
import { IndexFixture } from '../../testing/index-fixture.js';
import { createLocalIndex } from '../local-index.js';

const MOST = 12;

describeOnEachDatabase('recent postings', (openDatabase) => {
  let fixture: IndexFixture;

  beforeEach(async () => {
    const database = await openDatabase();
    const parts = { database, ids: new SequentialIds(), clock: new FixedClock() };
    const index = createLocalIndex({ ...parts, largeFrom: 2, mostRecent: MOST });
    fixture = new IndexFixture(database, index, () => database.onApplicationShutdown());
  });

  afterEach(() => fixture.close());

  const count = async (table: 'posting' | 'recent_posting'): Promise<number> => {
    const { rows } = await fixture.database.query
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<number>().as('rows'))
      .executeTakeFirstOrThrow();
    return rows;
  };
  const add = (number: number): Promise<string> =>
    fixture.add({ title: `Card${number}`, content: `fee loan card${number} rate${number}` });

  it('are put to the others as long as a corpus is small', async () => {
    await add(1);
    await add(2);

    expect([await count('posting'), await count('recent_posting')]).toEqual([8, 0]);
  });

  it('stay by themselves in a large one, and never are more than so many', async () => {
    for (let number = 1; number <= 5; number += 1) await add(number);
    expect([await count('posting'), await count('recent_posting')]).toEqual([8, MOST]);

    for (let number = 6; number <= 30; number += 1) {
      await add(number);
      expect(await count('recent_posting')).toBeLessThanOrEqual(MOST);
    }
    expect(await count('posting')).toBeGreaterThanOrEqual(4 * 30 - MOST);
    expect(await fixture.audit()).toEqual({});
  });

  it('are all put to the others in turn, whatever their term', async () => {
    for (let number = 1; number <= 40; number += 1) await add(number);
    const { rows } = await fixture.database.query
      .selectFrom('recent_posting')
      .select(({ fn }) => fn.min('passage_number').as('oldest'))
      .execute()
      .then(([first]) => ({ rows: first }));

    // A round is over after as many as there is room for.
    expect(rows?.oldest).toBeGreaterThan(40 - 2 * MOST);
  });

  it('are counted by themselves also where an earlier version counted them with the others', async () => {
    for (let number = 1; number <= 8; number += 1) await add(number);
    const before = await fixture.rank('fee');
    const { database } = fixture;
    await database.transaction(async () => {
      await sql`insert into term_statistic (corpus_id, term, passages)
        select corpus_id, term, count(*) from recent_posting where true group by corpus_id, term
        on conflict (corpus_id, term) do update set passages = term_statistic.passages + excluded.passages`.execute(
        database.write,
      );
    });
    expect(await fixture.audit()).not.toEqual({});

    await database.transaction(() => settledStatistics.up(database.write as unknown as Kysely<unknown>));

    expect(await fixture.audit()).toEqual({});
    expect(await fixture.rank('fee')).toEqual(before);
  });

  it('are found with the others', async () => {
    const ids: string[] = [];
    for (let number = 1; number <= 10; number += 1) ids.push(await add(number));

    const { candidates } = await fixture.rank('fee');

    expect(candidates.map(({ documentId }) => documentId).sort()).toEqual([...ids].sort());
  });
});
