import { DEFAULT_LANGUAGE } from '../../../applications/languages.js';
import { impactOf, normaliseLength, termWeight } from './bm25.js';
import { type Corpus } from '../corpus.js';
import { FootprintsRepository, type Footprint } from './footprints.repository.js';
import { IndexReader } from './index-reader.js';
import { NearTerms } from './near-terms.js';
import { PassageRanker } from './passage-ranker.js';
import { buildQuery, candidateTerms, fullScore, type QueryTerm } from './query-builder.js';
import { type ScoreRequest, ScoresRepository } from './scores.repository.js';
import { relevantTurns } from './turn-words.js';
import {
  type ExplainedPassage,
  type WordExplanation,
  type WordRanking,
  type WordSearch,
} from './word-search.js';

/**
 * Finds the passages of one application that share most with what is asked. Called in a snapshot: what was counted and
 * what is found are of the same moment.
 */
export class WordSearcher {
  constructor(
    private readonly reader: IndexReader,
    private readonly scores: ScoresRepository,
    private readonly ranker: PassageRanker,
    private readonly footprints: FootprintsRepository,
    private readonly nearTerms: NearTerms,
  ) {}

  async rank(search: WordSearch): Promise<WordRanking> {
    const request = await this.prepare(search);
    if (!request) return { language: DEFAULT_LANGUAGE, terms: [], candidates: [], fullScore: 0 };
    const { corpus, frequencies, query } = request;
    const full = fullScore(search.turns, { passages: corpus.passages, frequencies }, corpus.language, query);
    const candidates = await this.ranker.best(request);
    return { language: corpus.language, terms: [...query], candidates, fullScore: full };
  }

  /** Where the passages of one document stand among all that is found, and which words put them there. */
  async explain(search: WordSearch, documentId: string): Promise<WordExplanation> {
    const request = await this.prepare({ ...search, limit: Number.MAX_SAFE_INTEGER });
    const passesFilter = await this.footprints.isEligible(search.applicationId, search.filter, documentId);
    if (!request) return { terms: [], found: 0, passesFilter, passages: [] };
    const ranking = await this.scores.best(request);
    const ranks = new Map(ranking.map(({ number }, index) => [number, index + 1]));
    const terms = request.query.map(({ term }) => term);
    const rows = await this.footprints.find(request.corpus.id, documentId, terms);
    const passages = [...Map.groupBy(rows, ({ number }) => number).values()].map((own) =>
      explainPassage(own, request, ranks),
    );
    passages.sort((one, other) => other.score - one.score || one.ordinal - other.ordinal);
    return { terms: [...request.query], found: ranking.length, passesFilter, passages };
  }

  /** @returns undefined where there is nothing to search. */
  private async prepare(search: WordSearch): Promise<ScoreRequest | undefined> {
    const corpus = await this.reader.corpusOf(search.applicationId);
    if (!corpus || corpus.passages === 0) return undefined;
    const terms = candidateTerms(search.turns, corpus.language);
    const known = await this.reader.frequencies(corpus, terms);
    const [question = ''] = relevantTurns(search.turns).users;
    const near = await this.nearTerms.find(corpus, question, known);
    const frequencies = new Map(known);
    for (const { term, passages } of [...near.values()].flat()) frequencies.set(term, passages);
    const { passages, totalLength } = corpus;
    const statistics = { passages, frequencies, averageLength: totalLength / passages, near };
    const query = buildQuery(search.turns, statistics, corpus.language);
    const { applicationId, filter, limit } = search;
    return { applicationId, corpus, query, frequencies, filter, limit };
  }
}

function explainPassage(
  rows: readonly Footprint[],
  request: ScoreRequest,
  ranks: ReadonlyMap<number, number>,
): ExplainedPassage {
  const weights = new Map(request.query.map((term): [string, QueryTerm] => [term.term, term]));
  const terms = rows.flatMap((row) => {
    const wanted = row.term === null ? undefined : weights.get(row.term);
    const { frequency, title } = row;
    return wanted
      ? [{ term: wanted.term, frequency, inTitle: title > 0, score: share(wanted, row, request) }]
      : [];
  });
  const { passageId = '', ordinal = 0, number = 0 } = rows[0] ?? {};
  const score = terms.reduce((sum, term) => sum + term.score, 0);
  return { passageId, number, ordinal, score, rank: ranks.get(number) ?? null, terms };
}

function share(
  { term, weight }: QueryTerm,
  place: Pick<Footprint, 'frequency' | 'title' | 'length'>,
  { corpus, frequencies }: { corpus: Corpus; frequencies: ReadonlyMap<string, number> },
): number {
  const worth = termWeight(weight, corpus.passages, frequencies.get(term) ?? 0);
  return worth * impactOf(place, normaliseLength(corpus.totalLength / corpus.passages));
}
