import { formatTable } from '../table.ts';
import { latencyOf, type Outcome, qualityOf, silenceOf } from './evaluate.ts';
import { type EvaluationSet, isFollowUp } from './evaluation-set.ts';
import { ndcg } from './metrics.ts';

/** What every system answered to the queries of one set. */
export interface SetResults {
  set: EvaluationSet;
  /** By the name of the system. */
  outcomes: ReadonlyMap<string, readonly Outcome[]>;
}

const HEADER = [
  '',
  'nDCG@5',
  'nDCG@10',
  'recall@5',
  'recall@10',
  'MRR',
  'hit@1',
  'follow-ups nDCG@10',
  'silent',
  'p50 ms',
  'p99 ms',
];

/** Columns that have nothing to say for a set are left out. */
export function formatResults({ set, outcomes }: SetResults): string {
  const followUps = set.queries.filter(isFollowUp).length;
  const unanswerable = set.queries.filter(({ relevant }) => relevant.size === 0).length;
  const rows = Array.from(outcomes, ([name, ofSystem]) => [name, ...cellsOf(ofSystem)]);
  const shown = HEADER.map((_, column) => column === 0 || rows.some((row) => row[column] !== ''));
  const select = (row: readonly string[]): string[] => row.filter((_, column) => shown[column]);
  const title = [
    `${set.name}: ${set.documents.length} documents, ${set.queries.length} queries`,
    ...(followUps > 0 ? [`${followUps} follow-ups`] : []),
    ...(unanswerable > 0 ? [`${unanswerable} that nothing answers`] : []),
  ].join(', ');
  return [
    title,
    ...(set.description ? [set.description] : []),
    formatTable(select(HEADER), rows.map(select)),
  ].join('\n');
}

/** The figures and, for each query, the ranking: enough to see what changed between two runs. */
export function toJson({ set, outcomes }: SetResults): object {
  const systems = Array.from(outcomes, ([name, ofSystem]) => ({
    name,
    quality: qualityOf(ofSystem),
    follow_ups: qualityOf(followUpsOf(ofSystem)),
    silent: silenceOf(ofSystem),
    latency_ms: latencyOf(ofSystem),
    queries: ofSystem.map(({ query, ranking }) => ({
      id: query.id,
      ndcg10: ndcg(ranking, query.relevant, 10),
      ranking,
    })),
  }));
  return { set: set.name, documents: set.documents.length, queries: set.queries.length, systems };
}

export function followUpsOf(outcomes: readonly Outcome[]): Outcome[] {
  return outcomes.filter(({ query }) => isFollowUp(query));
}

function cellsOf(outcomes: readonly Outcome[]): string[] {
  const { ndcg5, ndcg10, recall5, recall10, mrr, hit1 } = qualityOf(outcomes);
  const { p50, p99 } = latencyOf(outcomes);
  const shares = [ndcg5, ndcg10, recall5, recall10, mrr, hit1, qualityOf(followUpsOf(outcomes)).ndcg10];
  return [...shares, silenceOf(outcomes)].map((value) => cell(value, 3)).concat([cell(p50, 1), cell(p99, 1)]);
}

function cell(value: number, digits: number): string {
  return Number.isNaN(value) ? '' : value.toFixed(digits);
}
