import { setTimeout } from 'node:timers/promises';
import { Database } from '../../src/database/database.js';
import { ANALYSIS } from '../../src/knowledge/documents/passages/passage-terms.js';
import { ageIndexes } from '../../src/knowledge/testing/index-age.repository.js';
import { startApp, type TestApp } from '../support/test-app.js';
import { openTestDatabase } from '../support/test-database.js';

const APPLICATION = 'app_renewed';

/** An index that an older version left is made anew by itself. */
describe('an index of an older version', () => {
  const search = async (platform: TestApp, query: string): Promise<Record<string, string>> => {
    const request = { application_id: APPLICATION, query, top_k: 50 };
    const { body } = await platform.http.post('/v1/knowledge/search').send(request).expect(200);
    const hits = body as { id: string; score: number }[];
    return Object.fromEntries(hits.map(({ id, score }) => [id, score.toFixed(9)]));
  };

  it('is searched at once after the start, and comes to what is made today', async () => {
    const storage = await openTestDatabase();
    let platform = await startApp({ DATABASE_URL: storage.url });
    for (let number = 0; number < 40; number += 1) {
      const document = { application_id: APPLICATION, category: 'c', title: `Savings plan ${number}` };
      const content = `How money grows, in text number ${number}. `.repeat(1 + (number % 3));
      await platform.http
        .post('/v1/knowledge/documents')
        .send({ ...document, content })
        .expect(201);
    }
    const fresh = await search(platform, 'savings and money in text');
    await ageIndexes(platform.app.get(Database), 'money', 'monies');
    const old = await search(platform, 'savings and money in text');
    expect(Object.keys(old)).toHaveLength(40);
    expect(old).not.toEqual(fresh);
    await platform.close();

    platform = await startApp({ DATABASE_URL: storage.url });
    try {
      expect(Object.keys(await search(platform, 'savings and money in text'))).toHaveLength(40);
      const database = platform.app.get(Database);
      const isOld = () =>
        database.query.selectFrom('corpus').select('id').where('analysis', '<', ANALYSIS).executeTakeFirst();
      while (await isOld()) await setTimeout(20);
      expect(await search(platform, 'savings and money in text')).toEqual(fresh);
    } finally {
      await platform.close();
      await storage.remove();
    }
  }, 60_000);
});
