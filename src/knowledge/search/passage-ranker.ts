import { normaliseLength, termWeight } from './bm25.js';
import { BestNumbers, type ScoredNumber } from './best-numbers.js';
import { type PostingCache, type TermPostings } from './posting-cache.js';
import {
  requirementOf,
  type ScoredPassage,
  type ScoreRequest,
  type ScoresRepository,
} from './scores.repository.js';

/** From so many passages on SQL takes longer than a reader should wait, and arrays are worth their memory. */
export const ARRAYS_FROM = 10_000;

const NONE: TermPostings = {
  numbers: new Int32Array(),
  frequencies: new Uint16Array(),
  lengths: new Uint16Array(),
};

/**
 * Finds the best passages by BM25: in SQL, or, in a large corpus, over postings kept in arrays. Both come to the same.
 * Called in a snapshot: the corpus, its version and its postings are of one moment.
 */
export class PassageRanker {
  constructor(
    private readonly scores: ScoresRepository,
    private readonly cache: PostingCache,
    /** The size of a corpus, in passages, from which arrays are used. */
    private readonly arraysFrom: number,
  ) {}

  async best(request: ScoreRequest): Promise<ScoredPassage[]> {
    const { corpus, query } = request;
    if (corpus.passages < this.arraysFrom || query.length === 0) return this.scores.best(request);
    const best = await this.rank(request);
    const documents = await this.scores.documentsOf(
      corpus.id,
      best.map(({ number }) => number),
    );
    return best.flatMap(({ number, score }) => {
      const documentId = documents.get(number);
      return documentId === undefined ? [] : [{ number, score, documentId }];
    });
  }

  private async rank(request: ScoreRequest): Promise<ScoredNumber[]> {
    const { corpus, query, frequencies, filter, limit } = request;
    const { hasContent, required } = requirementOf(query);
    const { base, perLength } = normaliseLength(corpus.totalLength / corpus.passages);
    const totals = new Float64Array(corpus.lastNumber + 1);
    const shared = new Uint8Array(corpus.lastNumber + 1);
    const postings = await this.postings(request);
    for (const { term, weight, isStopWord } of query) {
      const worth = termWeight(weight, corpus.passages, frequencies.get(term) ?? 0);
      const counts = hasContent && isStopWord ? 0 : 1;
      const { numbers, frequencies: uses, lengths } = postings.get(term) ?? NONE;
      numbers.forEach((number, index) => {
        const use = uses[index] ?? 0;
        totals[number] =
          (totals[number] ?? 0) + (worth * use) / (use + base + perLength * (lengths[index] ?? 0));
        shared[number] = (shared[number] ?? 0) + counts;
      });
    }
    const best = new BestNumbers(limit);
    const show = (number: number): void => {
      if ((shared[number] ?? 0) >= required) best.show(number, totals[number] ?? 0);
    };
    if (filter.length > 0) (await this.scores.eligible(request.applicationId, filter)).forEach(show);
    else for (let number = 1; number < totals.length; number += 1) show(number);
    return best.ranked();
  }

  private async postings({ corpus, query }: ScoreRequest): Promise<Map<string, TermPostings>> {
    const postings = new Map<string, TermPostings>();
    const missing: string[] = [];
    for (const { term } of query) {
      const known = this.cache.find(corpus, term);
      if (known) postings.set(term, known);
      else missing.push(term);
    }
    for (const [term, read] of await this.scores.postings(corpus.id, missing)) {
      this.cache.keep(corpus, term, read);
      postings.set(term, read);
    }
    return postings;
  }
}
