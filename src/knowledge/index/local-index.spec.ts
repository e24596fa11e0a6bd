import { FixedClock } from '../../common/testing/fixed-clock.js';
import { SequentialIds } from '../../common/testing/sequential-ids.js';
import { SqliteDatabase } from '../../database/sqlite/sqlite-database.js';
import { ARRAYS_FROM } from './words/passage-ranker.js';
import { IndexFixture } from '../testing/index-fixture.js';
import { createLocalIndex } from './local-index.js';
import { describeExplainByVector } from './explain-by-vector.contract.js';
import { describeKnowledgeIndex } from './knowledge-writer.contract.js';
import { describeReadHits } from './read-hits.contract.js';

describe.each([
  ['LocalIndex', ARRAYS_FROM],
  ['LocalIndex that keeps the smallest corpus in arrays', 0],
])('%s', (name, arraysFrom) => {
  const open = async (): Promise<IndexFixture> => {
    const database = new SqliteDatabase(':memory:');
    await database.migrate();
    const index = createLocalIndex({
      database,
      ids: new SequentialIds(),
      clock: new FixedClock(),
      arraysFrom,
    });
    return new IndexFixture(database, index, () => database.onApplicationShutdown());
  };
  describeKnowledgeIndex(name, open);
  describeExplainByVector(name, open);
  describeReadHits(name, open);
});
