import { type Corpus } from './corpus.js';
import { PostingCache, type TermPostings } from './posting-cache.js';

function corpus(id: number, version: number): Corpus {
  return { id, version, language: 'en', passages: 1, totalLength: 1, lastNumber: 1 };
}

function postings(count: number): TermPostings {
  return {
    numbers: new Int32Array(count),
    frequencies: new Uint16Array(count),
    lengths: new Uint16Array(count),
  };
}

describe('kept postings', () => {
  it('are found as they were kept, each corpus by itself', () => {
    const cache = new PostingCache();
    const [mine, other] = [postings(1), postings(2)];
    cache.keep(corpus(1, 7), 'fee', mine);
    cache.keep(corpus(2, 7), 'fee', other);

    expect(cache.find(corpus(1, 7), 'fee')).toBe(mine);
    expect(cache.find(corpus(2, 7), 'fee')).toBe(other);
    expect(cache.find(corpus(1, 7), 'card')).toBeUndefined();
  });

  it('are not found once their corpus has changed, and give way to newer ones', () => {
    const cache = new PostingCache(10);
    cache.keep(corpus(1, 7), 'fee', postings(6));

    expect(cache.find(corpus(1, 8), 'fee')).toBeUndefined();
    cache.keep(corpus(1, 8), 'card', postings(6));
    expect(cache.find(corpus(1, 8), 'fee')).toBeUndefined();
    expect(cache.find(corpus(1, 7), 'fee')).toBeUndefined();
    expect(cache.find(corpus(1, 8), 'card')).toBeDefined();
  });

  it('never are more than there is room for', () => {
    const cache = new PostingCache(10);
    cache.keep(corpus(1, 1), 'fee', postings(6));
    cache.keep(corpus(2, 1), 'fee', postings(6));

    expect(cache.find(corpus(1, 1), 'fee')).toBeUndefined();
    expect(cache.find(corpus(2, 1), 'fee')).toBeDefined();
  });
});
