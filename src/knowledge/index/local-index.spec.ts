import { FixedClock } from '../../common/testing/fixed-clock.js';
import { SequentialIds } from '../../common/testing/sequential-ids.js';
import {
  describeOnEachDatabase,
  describeOnEachVectorDatabase,
  type OpenDatabase,
} from '../../database/testing/databases.js';
import { LARGE_FROM } from './words/passage-ranker.js';
import { IndexFixture } from '../testing/index-fixture.js';
import { createLocalIndex } from './local-index.js';
import { describeExplainByVector } from './explain-by-vector.contract.js';
import { describeFinishVectors } from './finish-vectors.contract.js';
import { describeKnowledgeIndex } from './knowledge-writer.contract.js';
import { describeLearn } from './learn.contract.js';
import { describeReadHits } from './read-hits.contract.js';

function openOn(openDatabase: OpenDatabase, largeFrom: number) {
  return async (): Promise<IndexFixture> => {
    const database = await openDatabase();
    const index = createLocalIndex({
      database,
      ids: new SequentialIds(),
      clock: new FixedClock(),
      largeFrom,
      // So few that they are put to the others again and again.
      mostRecent: 7,
    });
    return new IndexFixture(database, index, () => database.onApplicationShutdown());
  };
}

describe.each([
  ['LocalIndex', LARGE_FROM],
  ['LocalIndex to which the smallest corpus is a large one', 0],
])('%s', (name, largeFrom) => {
  describeOnEachDatabase(name, (openDatabase) => {
    const open = openOn(openDatabase, largeFrom);
    describeKnowledgeIndex(name, open);
    describeReadHits(name, open);
  });
  describeOnEachVectorDatabase(name, (openDatabase) => {
    describeExplainByVector(name, openOn(openDatabase, largeFrom));
  });
});

// Nothing of it is read from arrays.
describeOnEachVectorDatabase('LocalIndex', (openDatabase) => {
  describeLearn('LocalIndex', openOn(openDatabase, LARGE_FROM));
  describeFinishVectors('LocalIndex', openOn(openDatabase, LARGE_FROM));
});
