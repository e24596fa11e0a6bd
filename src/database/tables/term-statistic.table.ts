export interface TermStatisticTable {
  corpus_id: number;
  term: string;
  /** How many of the corpus's passages have it, but for those of `recent_posting`. */
  passages: number;
}
