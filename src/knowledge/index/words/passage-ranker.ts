import { BestNumbers, type ScoredNumber } from './best-numbers.js';
import { impactOf, type LengthNormalisation, normaliseLength, termWeight } from './bm25.js';
import { type Corpus } from '../corpus.js';
import { type IndexReader } from './index-reader.js';
import { type Postings } from './postings.js';
import { type ReadAhead } from './read-ahead.js';
import { type ScoredPassage, type ScoreRequest, type ScoresRepository } from './scores.repository.js';

/** From so many passages on SQL takes longer than a reader should wait, and arrays are worth their memory. */
export const LARGE_FROM = 10_000;

/**
 * Finds the best passages by BM25: in SQL, or, in a large corpus, over postings kept in arrays. Both come to the same.
 * Called in a snapshot: the corpus, its version and its postings are of one moment.
 */
export class PassageRanker {
  /** Of the passages by number; zeros between two searches. */
  private totals = new Float64Array();

  constructor(
    private readonly scores: ScoresRepository,
    private readonly reader: IndexReader,
    private readonly ahead: ReadAhead,
    /** The size of a corpus, in passages, from which arrays are used. */
    private readonly largeFrom: number,
  ) {}

  async best(request: ScoreRequest): Promise<ScoredPassage[]> {
    if (!this.isForArrays(request)) return this.scores.best(request);
    const best = await this.rank(request);
    const numbers = best.map(({ number }) => number);
    const documents = await this.reader.documentsOf(request.corpus, numbers);
    return best.flatMap(({ number, score }) => {
      const documentId = documents.get(number);
      return documentId === undefined ? [] : [{ number, score, documentId }];
    });
  }

  /** The same without the documents that they are of. */
  async bestNumbers(request: ScoreRequest): Promise<readonly ScoredNumber[]> {
    return this.isForArrays(request) ? this.rank(request) : this.scores.best(request);
  }

  private isForArrays({ corpus, query }: ScoreRequest): boolean {
    // The rule for questions of nothing but stop words is in SQL alone.
    return corpus.passages >= this.largeFrom && query.some(({ isStopWord }) => !isStopWord);
  }

  private async rank({ corpus, query, filter, ...request }: ScoreRequest): Promise<ScoredNumber[]> {
    this.ahead.note(request.applicationId, corpus);
    const terms = query.map(({ term }) => term);
    const found = await this.reader.postings(corpus, terms);
    // Stop words last: they count where there is another word.
    const inOrder = query.toSorted((one, other) => Number(one.isStopWord) - Number(other.isStopWord));
    const weighted = inOrder.flatMap(({ term, weight, isStopWord }) => {
      const postings = found.get(term);
      const worth = termWeight(weight, corpus.passages, request.frequencies.get(term) ?? 0);
      return postings ? [{ worth, isStopWord, postings }] : [];
    });
    const eligible =
      filter.length > 0 ? await this.scores.eligible(request.applicationId, filter) : undefined;
    return this.addUp(weighted, eligible, corpus, request.limit);
  }

  /** Without a pause: other searches use the same totals. */
  private addUp(
    weighted: readonly { worth: number; isStopWord: boolean; postings: Postings }[],
    eligible: readonly number[] | undefined,
    { lastNumber, hidden, totalLength, passages }: Corpus,
    limit: number,
  ): ScoredNumber[] {
    if (this.totals.length <= lastNumber) this.totals = new Float64Array(2 * lastNumber + 1);
    const { totals } = this;
    const normalisation = normaliseLength(totalLength / passages);
    for (const { worth, postings, isStopWord } of weighted) {
      (isStopWord ? addToFound : add)(totals, worth, postings, normalisation);
    }
    for (const { first, last } of hidden) totals.fill(0, first, last + 1);
    const best = new BestNumbers(limit);
    if (eligible) {
      const numbers = eligible.filter((number) => (totals[number] ?? 0) > 0);
      for (const number of numbers) best.show(number, totals[number] ?? 0);
    } else showAll(totals, lastNumber, best);
    totals.fill(0, 0, lastNumber + 1);
    return best.ranked();
  }
}

// Plain loops: they run over every posting of every term of a question.

function add(
  totals: Float64Array,
  worth: number,
  { numbers, uses }: Postings,
  normalisation: LengthNormalisation,
): void {
  for (let index = 0; index < numbers.length; index += 1) {
    const number = numbers[index] ?? 0;
    totals[number] = (totals[number] ?? 0) + worth * impactOfUse(uses[index] ?? 0, normalisation);
  }
}

/** The same for those alone that have something. */
function addToFound(
  totals: Float64Array,
  worth: number,
  { numbers, uses }: Postings,
  normalisation: LengthNormalisation,
): void {
  for (let index = 0; index < numbers.length; index += 1) {
    const number = numbers[index] ?? 0;
    const total = totals[number] ?? 0;
    if (total > 0) totals[number] = total + worth * impactOfUse(uses[index] ?? 0, normalisation);
  }
}

/** What working it out takes is what reading it, worked out, from memory would. */
function impactOfUse(use: number, normalisation: LengthNormalisation): number {
  return impactOf({ title: use >>> 24, frequency: (use >>> 12) & 0xfff, length: use & 0xfff }, normalisation);
}

/** Shows those that share a word with the question. */
function showAll(totals: Float64Array, lastNumber: number, best: BestNumbers): void {
  let least = Number.MIN_VALUE;
  for (let number = 1; number <= lastNumber; number += 1) {
    const total = totals[number] ?? 0;
    // One comparison: a second one, for what shares no word, would be guessed wrong half of the time.
    if (total < least) continue;
    best.show(number, total);
    least = Math.max(least, best.least);
  }
}
