import { jest } from '@jest/globals';
import { FixedClock } from '../../../common/testing/fixed-clock.js';
import { type Database } from '../../../database/database.js';
import { type Corpus } from '../corpus.js';
import { type IndexReader } from './index-reader.js';
import { ReadAhead } from './read-ahead.js';
import { type ScoresRepository } from './scores.repository.js';

const APPLICATION = 'app_large';
const CORPUS: Corpus = {
  ...{ id: 1, language: 'en', passages: 100_000, totalLength: 1, hidden: [], lastNumber: 100_000 },
  ...{ version: 5, changedVersion: 3 },
};
/** Their numbers of passages. */
const TERMS = { fee: 4_000, card: 6_000, ani: 50_000, loan: 3_000 };

function setUp(corpus: Corpus | undefined = CORPUS) {
  const read: string[][] = [];
  const room = { fullness: 0 };
  const largeCorpora = jest.fn(() => Promise.resolve([{ applicationId: APPLICATION, ...CORPUS }]));
  const reader = Object.assign(room, {
    corpusOf: () => Promise.resolve(corpus),
    largeCorpora,
    postings: (_: Corpus, terms: string[]) => Promise.resolve(void read.push(terms)),
  });
  const termsOfMany = jest.fn(() =>
    Promise.resolve(Object.entries(TERMS).map(([term, passages]) => ({ term, passages }))),
  );
  const clock = new FixedClock();
  const ahead = new ReadAhead(
    reader as unknown as IndexReader,
    { termsOfMany } as unknown as ScoresRepository,
    { snapshot: (work: () => Promise<unknown>) => work() } as unknown as Database,
    clock,
    10_000,
  );
  const run = async (): Promise<void> => {
    while (await ahead.step());
  };
  return { ahead, read, room, clock, run, termsOfMany, largeCorpora };
}

describe('reading ahead', () => {
  it('reads the common words of what was searched but stop words, a few at a time, the most common first', async () => {
    const { ahead, read, run, termsOfMany } = setUp();
    ahead.note(APPLICATION, CORPUS);

    await run();

    expect(read).toEqual([['card'], ['fee', 'loan']]);
    expect(termsOfMany).toHaveBeenCalledWith(1, 500);
  });

  it.each([
    ['does it once, however often a corpus is searched or added to', 124_000, 2],
    ['does it again at once where there is a quarter more of it', 125_000, 4],
  ])('%s', async (_, passages, times) => {
    const { ahead, read, run } = setUp();
    ahead.note(APPLICATION, CORPUS);
    await run();
    ahead.note(APPLICATION, { ...CORPUS, passages });
    await run();

    expect(read).toHaveLength(times);
  });

  it('does it again once something else has changed, and no more than every five minutes', async () => {
    const { ahead, read, run, clock } = setUp();
    const changed = { ...CORPUS, changedVersion: 6 };
    ahead.note(APPLICATION, CORPUS);
    await run();
    ahead.note(APPLICATION, changed);
    await run();
    expect(read).toHaveLength(2);

    clock.nowMs += 5 * 60_000;
    ahead.note(APPLICATION, changed);
    await run();
    expect(read).toHaveLength(4);
  });

  it('does it of itself for what is large', async () => {
    const { ahead, read, run, largeCorpora } = setUp();
    await ahead.look();
    await run();
    await ahead.look();
    await run();

    expect(read).toEqual([['card'], ['fee', 'loan']]);
    expect(largeCorpora).toHaveBeenCalledWith(10_000);
  });

  it('leaves room for what is really asked', async () => {
    const { ahead, read, room } = setUp();
    ahead.note(APPLICATION, CORPUS);
    await ahead.step();
    await ahead.step();
    room.fullness = 0.8;

    expect(await ahead.step()).toBe(false);
    expect(read).toEqual([['card']]);
  });

  it('ends where the corpus is gone', async () => {
    const { ahead, read, run } = setUp({ ...CORPUS, id: 2 });
    ahead.note(APPLICATION, CORPUS);
    await run();

    expect(read).toEqual([]);
  });
});
