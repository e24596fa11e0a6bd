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
  type WordQuestion,
} from './word-search.js';

/** Of what the question finds by itself, so many are looked at: what is not among them has little of it. */
const MAX_ALONE = 200;

/** A question with all that it takes to rank passages by it. */
export interface PreparedWords extends Omit<ScoreRequest, 'limit'> {
  /** What a passage could come to that says all that is asked. */
  fullScore: number;
  /** The question without the conversation before it; undefined where there is none that counts. */
  own: { query: readonly QueryTerm[]; fullScore: number } | undefined;
}

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

  /** Reads the question once, however often it is ranked. @returns undefined where there is nothing to search. */
  async prepare({ applicationId, turns, filter }: WordQuestion): Promise<PreparedWords | undefined> {
    const corpus = await this.reader.corpusOf(applicationId);
    if (!corpus || corpus.passages === 0) return undefined;
    const terms = candidateTerms(turns, corpus.language);
    const known = await this.reader.frequencies(corpus, terms);
    const [question = ''] = relevantTurns(turns).users;
    const near = await this.nearTerms.find(corpus, question, known);
    const frequencies = new Map(known);
    for (const { term, passages } of [...near.values()].flat()) frequencies.set(term, passages);
    const { passages, totalLength } = corpus;
    const statistics = { passages, frequencies, averageLength: totalLength / passages, near };
    const query = buildQuery(turns, statistics, corpus.language);
    const own = query.filter(({ from }) => from === 'question');
    const isOfMore = own.length < query.length && own.some(({ isStopWord }) => !isStopWord);
    return {
      ...{ applicationId, corpus, query, frequencies, filter },
      fullScore: fullScore(turns, statistics, corpus.language, query),
      own: isOfMore
        ? { query: own, fullScore: fullScore(turns, statistics, corpus.language, own) }
        : undefined,
    };
  }

  async rank(prepared: PreparedWords | undefined, limit: number): Promise<WordRanking> {
    if (!prepared) return { language: DEFAULT_LANGUAGE, terms: [], candidates: [], fullScore: 0 };
    const { own, fullScore: full, ...request } = prepared;
    const candidates = await this.ranker.best({ ...request, limit });
    const ranking = {
      language: request.corpus.language,
      terms: [...request.query],
      candidates,
      fullScore: full,
    };
    if (!own) return ranking;
    const alone = await this.ranker.bestNumbers({
      ...{ ...request, query: own.query },
      limit: Math.min(limit, MAX_ALONE),
    });
    return { ...ranking, alone: { candidates: alone, fullScore: own.fullScore } };
  }

  /** Where the passages of one document stand among all that is found, and which words put them there. */
  async explain(search: WordQuestion, documentId: string): Promise<WordExplanation> {
    const request = await this.prepare(search);
    const passesFilter = await this.footprints.isEligible(search.applicationId, search.filter, documentId);
    if (!request) return { terms: [], found: 0, passesFilter, passages: [] };
    const ranking = await this.scores.best({ ...request, limit: Number.MAX_SAFE_INTEGER });
    const ranks = new Map(ranking.map(({ number }, index) => [number, index + 1]));
    const terms = request.query.map(({ term }) => term);
    const rows = await this.footprints.find(request.corpus.id, documentId, terms);
    const passages = [...Map.groupBy(rows, ({ number }) => number).values()].map((own) =>
      explainPassage(own, request, ranks),
    );
    passages.sort((one, other) => other.score - one.score || one.ordinal - other.ordinal);
    return { terms: [...request.query], found: ranking.length, passesFilter, passages };
  }
}

function explainPassage(
  rows: readonly Footprint[],
  request: Omit<ScoreRequest, 'limit'>,
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
