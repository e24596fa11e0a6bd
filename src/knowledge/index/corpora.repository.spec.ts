import { FixedClock } from '../../common/testing/fixed-clock.js';
import { SequentialIds } from '../../common/testing/sequential-ids.js';
import { describeOnEachDatabase } from '../../database/testing/databases.js';
import { IndexFixture } from '../testing/index-fixture.js';
import { CorporaRepository } from './corpora.repository.js';
import { createLocalIndex } from './local-index.js';

describeOnEachDatabase('corpora', (openDatabase) => {
  it('that are large are told with what there is of them, the largest first', async () => {
    const database = await openDatabase();
    const index = createLocalIndex({ database, ids: new SequentialIds(), clock: new FixedClock() });
    const fixture = new IndexFixture(database, index, () => database.onApplicationShutdown());
    const sizes = { app_small: 1, app_large: 2, app_larger: 3 };
    for (const [applicationId, documents] of Object.entries(sizes)) {
      for (let number = 0; number < documents; number += 1) {
        await fixture.add({ applicationId, content: `card ${number}` });
      }
    }

    const corpora = new CorporaRepository(database);
    const found = await corpora.findLarge(2);

    expect(found.map(({ applicationId, passages }) => [applicationId, passages])).toEqual([
      ['app_larger', 3],
      ['app_large', 2],
    ]);
    for (const { applicationId, id, changedVersion } of found) {
      expect(await corpora.find(applicationId)).toMatchObject({ id, changedVersion });
    }
    await fixture.close();
  });
});
