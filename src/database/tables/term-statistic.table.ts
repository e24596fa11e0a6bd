export interface TermStatisticTable {
  application_id: string;
  term: string;
  /** How many of the application's passages have it. */
  passages: number;
}
