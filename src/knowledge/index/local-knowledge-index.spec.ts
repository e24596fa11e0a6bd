import { SequentialIds } from '../../common/testing/sequential-ids.js';
import { Database } from '../../database/database.js';
import { ARRAYS_FROM } from './words/passage-ranker.js';
import { IndexFixture } from '../testing/index-fixture.js';
import { createLocalIndex } from './create-local-index.js';
import { describeExplainByVector } from './explain-by-vector.contract.js';
import { describeKnowledgeIndex } from './knowledge-index.contract.js';
import { describeReadHits } from './read-hits.contract.js';

describe.each([
  ['LocalKnowledgeIndex', ARRAYS_FROM],
  ['LocalKnowledgeIndex that keeps the smallest corpus in arrays', 0],
])('%s', (name, arraysFrom) => {
  const open = async (): Promise<IndexFixture> => {
    const database = new Database(':memory:');
    await database.migrate();
    const index = createLocalIndex(database, new SequentialIds(), arraysFrom);
    return new IndexFixture(database, index, () => database.onApplicationShutdown());
  };
  describeKnowledgeIndex(name, open);
  describeExplainByVector(name, open);
  describeReadHits(name, open);
});
