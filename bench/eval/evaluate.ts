import { percentile } from '../percentile.ts';
import { type SetQuery } from './evaluation-set.ts';
import { hitAtOne, mean, ndcg, recall, reciprocalRank } from './metrics.ts';
import { type System } from './systems.ts';

/** What one system answered to one query. */
export interface Outcome {
  query: SetQuery;
  ranking: readonly string[];
  milliseconds: number;
}

/** Means over the queries that some document answers; NaN where there are none. */
export interface Quality {
  ndcg5: number;
  ndcg10: number;
  recall5: number;
  recall10: number;
  /** Mean reciprocal rank, over what was ranked. */
  mrr: number;
  hit1: number;
}

/** In milliseconds. */
export interface Latency {
  p50: number;
  p99: number;
}

/** Code runs slowly at first; so many queries are asked before it counts. */
const WARM_UP = 20;

/** Asks every query, one after the other. */
export async function evaluate(system: System, queries: readonly SetQuery[]): Promise<Outcome[]> {
  for (const query of queries.slice(0, WARM_UP)) await system.rank(query);
  const outcomes: Outcome[] = [];
  for (const query of queries) {
    const startedAt = performance.now();
    const ranking = await system.rank(query);
    outcomes.push({ query, ranking, milliseconds: performance.now() - startedAt });
  }
  return outcomes;
}

export function qualityOf(outcomes: readonly Outcome[]): Quality {
  const answerable = outcomes.filter(({ query }) => query.relevant.size > 0);
  const average = (measure: (outcome: Outcome) => number): number => mean(answerable.map(measure));
  return {
    ndcg5: average(({ ranking, query }) => ndcg(ranking, query.relevant, 5)),
    ndcg10: average(({ ranking, query }) => ndcg(ranking, query.relevant, 10)),
    recall5: average(({ ranking, query }) => recall(ranking, query.relevant, 5)),
    recall10: average(({ ranking, query }) => recall(ranking, query.relevant, 10)),
    mrr: average(({ ranking, query }) => reciprocalRank(ranking, query.relevant)),
    hit1: average(({ ranking, query }) => hitAtOne(ranking, query.relevant)),
  };
}

export function latencyOf(outcomes: readonly Outcome[]): Latency {
  const times = outcomes.map(({ milliseconds }) => milliseconds);
  return { p50: percentile(times, 0.5), p99: percentile(times, 0.99) };
}

/** Of the queries that no document answers, the share that was answered with nothing; NaN where there are none. */
export function silenceOf(outcomes: readonly Outcome[]): number {
  const unanswerable = outcomes.filter(({ query }) => query.relevant.size === 0);
  return mean(unanswerable.map(({ ranking }) => (ranking.length === 0 ? 1 : 0)));
}
