import { SequentialIds } from '../../common/testing/sequential-ids.js';
import { Database } from '../../database/database.js';
import { IndexFixture } from '../testing/index-fixture.js';
import { createLocalIndex } from './create-local-index.js';
import { describeKnowledgeIndex } from './knowledge-index.contract.js';

describeKnowledgeIndex('LocalKnowledgeIndex', async () => {
  const database = new Database(':memory:');
  await database.migrate();
  const index = createLocalIndex(database, new SequentialIds());
  return new IndexFixture(database, index, () => database.onApplicationShutdown());
});
