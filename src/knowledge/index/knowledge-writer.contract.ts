import { IndexSuite, type OpenIndex } from '../testing/index-suite.js';
import { describeExplainWords } from './explain-words.contract.js';
import { describeIngest } from './ingest.contract.js';
import { describeRankByWords } from './rank-by-words.contract.js';
import { describeRemove } from './remove.contract.js';
import { describeRenew } from './renew.contract.js';
import { describeStage } from './stage.contract.js';

/** What every {@link KnowledgeIndex} owes. */
export function describeKnowledgeIndex(name: string, open: OpenIndex): void {
  describe(`${name} as a KnowledgeIndex`, () => {
    const suite = new IndexSuite(open);

    beforeAll(() => suite.open());

    afterEach(async () => {
      expect(await suite.fixture.audit()).toEqual({});
      await suite.clear();
    });

    afterAll(() => suite.fixture.close());

    describeIngest(suite);
    describeRemove(suite);
    describeStage(suite);
    describeRenew(suite);
    describeRankByWords(suite);
    describeExplainWords(suite);
  });
}
