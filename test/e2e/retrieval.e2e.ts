import { join } from 'node:path';
import { Corpus } from '../../bench/eval/corpus.ts';
import { evaluate, type Quality, qualityOf } from '../../bench/eval/evaluate.ts';
import { followUpsOf } from '../../bench/eval/report.ts';
import { readSet } from '../../bench/eval/set-files.ts';
import { historySystem, lastTurnSystem, seedSystem, type System } from '../../bench/eval/systems.ts';
import { HttpClient } from '../../bench/http-client.ts';
import { startApp, type TestApp } from '../support/test-app.js';

const SETS = join(import.meta.dirname, '..', 'eval');

/** Search over the help centre of test/eval, through HTTP; `npm run eval` prints the same figures and more. */
describe('retrieval', () => {
  let app: TestApp;
  let client: HttpClient;
  let corpus: Corpus;
  let seed: Measured;
  let lastTurn: Measured;
  let history: Measured;

  interface Measured {
    all: Quality;
    followUps: Quality;
  }

  const measure = async (system: System): Promise<Measured> => {
    const outcomes = await evaluate(system, corpus.set.queries);
    return { all: qualityOf(outcomes), followUps: qualityOf(followUpsOf(outcomes)) };
  };

  beforeAll(async () => {
    app = await startApp();
    client = new HttpClient(app.url);
    corpus = await Corpus.upload(client, await readSet(SETS, 'help-centre'));
    seed = await measure(seedSystem(corpus.set));
    lastTurn = await measure(lastTurnSystem(corpus));
    history = await measure(historySystem(corpus));
  });

  afterAll(async () => {
    client.close();
    await app.close();
  });

  // Each floor is a little below what was measured when it was set; the figure is beside it.
  it('finds what answers the last question', () => {
    expect(lastTurn.all.ndcg10).toBeGreaterThan(0.55); // .581
    expect(lastTurn.all.recall5).toBeGreaterThan(0.58); // .614
    expect(lastTurn.all.mrr).toBeGreaterThan(0.51); // .538
  });

  it('finds what answers the conversation', () => {
    expect(history.all.ndcg10).toBeGreaterThan(0.73); // .758
    expect(history.all.recall5).toBeGreaterThan(0.79); // .824
    expect(history.all.mrr).toBeGreaterThan(0.69); // .723
  });

  it('understands follow-ups by what was said before', () => {
    expect(history.followUps.ndcg10).toBeGreaterThan(0.75); // .787
    expect(history.followUps.ndcg10).toBeGreaterThan(lastTurn.followUps.ndcg10 + 0.4); // .301
  });

  it("is far better than the seed's search", () => {
    expect(lastTurn.all.ndcg10).toBeGreaterThan(seed.all.ndcg10 + 0.15); // .370
    expect(history.all.ndcg10).toBeGreaterThan(seed.all.ndcg10 + 0.3);
  });
});
