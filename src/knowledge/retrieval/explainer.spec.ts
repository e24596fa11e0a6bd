import { parseSearchFilter } from '../documents/parse-search-filter.js';
import { CARDS, ExplainedBank, HOURS, PLAN, placesOf } from '../testing/explained-bank.js';

describe('Explainer', () => {
  let bank: ExplainedBank;

  beforeEach(async () => {
    bank = await ExplainedBank.open();
  });

  afterEach(() => bank.fixture.close());

  it('tells of each way of looking what it came to, and the places of the document in it', async () => {
    const explanation = await bank.explain('block cards', CARDS);

    const { retrieval } = await bank.fixture.knowledge.retrieve(bank.query('block cards'));
    const [number] = [...explanation.fusedPlaces.keys()];
    const scores = retrieval.legs.map(({ candidates }) => candidates[0]?.score);
    expect(explanation).toMatchObject({ found: true, rank: 1, withoutVector: 0 });
    expect([...explanation.fusedPlaces.values()].map(({ rank }) => rank)).toEqual([1]);
    expect(explanation.legs).toMatchObject([
      { name: 'lexical', error: null, found: 1, depth: 200 },
      { name: 'semantic', error: null, found: retrieval.legs[1]?.candidates.length, depth: 200 },
    ]);
    expect(placesOf(explanation)).toMatchObject({
      lexical: { number, rank: 1, isConsidered: true },
      semantic: { number, rank: 1, score: scores[1], isConsidered: true },
    });
    expect(explanation.reason).toMatch(
      /^It is found, as number 1 of the documents: its best passages are number 1 of 1 by words and number 1 of \d by meaning\.$/,
    );
    expect(bank.model.questions).toEqual(['block cards']);
  });

  it('says that a document is found by meaning alone', async () => {
    expect(await bank.reason('saving', PLAN)).toMatch(
      /^It is found, as number 1 of the documents: its best passage is number 1 of \d by meaning\. No passage has a word of the question that counts\.$/,
    );
  });

  it('agrees with the search about what is found, and in which order', async () => {
    await bank.addMany(20, (index) => `Account number ${index} can be blocked at nine, or saved.`);
    for (const text of ['block cards', 'saving', 'when does the branch open', 'account 7', 'zebra']) {
      for (const topK of [1, 3, 50]) {
        const found = (await bank.fixture.knowledge.search(bank.query(text, { topK }))).hits.map(
          ({ document }) => document.id,
        );
        for (const [content, id] of bank.ids) {
          const { rank } = await bank.explain(text, content, { topK });
          expect(rank).toBe(found.includes(id) ? found.indexOf(id) + 1 : null);
        }
      }
    }
  });

  it('says which place a document beyond the results has, and its places in each way', async () => {
    const closer = 'Saving, saving, saving.';
    await bank.add(closer);

    const explanation = await bank.explain('saving', PLAN, { topK: 1 });

    expect(explanation).toMatchObject({ found: false, rank: null });
    expect([...explanation.fusedPlaces.values()].map(({ rank }) => rank)).toEqual([2]);
    expect(explanation.reason).toMatch(
      /^It is not among the first 1 documents, but number 2: its best passage is number 2 of \d by meaning\. None of its passages has a word of the question that counts\.$/,
    );
  });

  it('says that it stands behind all that a search looks at, and where', async () => {
    await bank.addMany(230, (index) => `Saving ${index}.`);

    const explanation = await bank.explain('saving', PLAN);

    expect(explanation).toMatchObject({ found: false, rank: null });
    expect(explanation.fusedPlaces.size).toBe(0);
    const { semantic } = placesOf(explanation);
    expect(semantic).toMatchObject({ isConsidered: false });
    expect(semantic?.rank).toBeGreaterThan(230);
    const { found = 0 } = explanation.legs[1] ?? {};
    expect(explanation.reason).toBe(
      `It is not among the first 5 documents: its best passage is number ${semantic?.rank} of ${found} by meaning ` +
        '(only the first 200 are considered). None of its passages has a word of the question that counts.',
    );
  });

  it('looks as far as a search for more documents does', async () => {
    await bank.addMany(130, (index) => `Saving ${index}.`);

    expect((await bank.explain('saving', PLAN, { topK: 50 })).legs).toMatchObject([
      { depth: 200 },
      { depth: 200 },
    ]);
    expect(await bank.explain('saving', PLAN, { topK: 50 })).toMatchObject({
      reason: expect.stringContaining('It is not among the first 50 documents, but number 131:') as string,
    });
  });

  it('says that no way of looking finds it', async () => {
    bank.restart({});
    expect(await bank.reason('block cards', HOURS)).toBe(
      'It is not found: none of its passages has a word of the question that counts.',
    );
    expect(await bank.reason('zebra', HOURS)).toBe(
      'Nothing is found: no passage has a word of the question that counts.',
    );
    expect(await bank.reason('the can', HOURS)).toBe(
      'It is not found: none of its passages has all words of the question.',
    );
    expect(await bank.explain('zebra', HOURS)).toMatchObject({
      withoutVector: null,
      legs: [{ name: 'lexical' }],
    });
  });

  it('says what hides a document before all else', async () => {
    const id = bank.ids.get(CARDS) ?? '';
    expect(await bank.reason('cards', CARDS, { filter: parseSearchFilter({ category: 'd' }) })).toBe(
      'It cannot be found: the filter does not let it through.',
    );
    await bank.fixture.library.change(id, { enabled: false });
    const disabled = await bank.explain('cards', CARDS);
    expect(disabled.reason).toBe('It cannot be found: it is disabled.');
    expect(placesOf(disabled)).toMatchObject({ semantic: { rank: null, isConsidered: false } });
    expect(await bank.reason('cards', 'doc_none')).toBe(
      'It cannot be found: the application has no such document.',
    );
  });

  it('tells nothing of another application’s document', async () => {
    const foreign = await bank.add('Cards of another bank.', 'app_other');

    const explanation = await bank.explain('cards', foreign);

    expect(explanation).toEqual(await bank.explain('cards', 'doc_none'));
    expect(explanation).toMatchObject({ document: null, withoutVector: 0 });
    expect(explanation.legs.map(({ places }) => places.size)).toEqual([0, 0]);
  });
});
