export interface RecentRunEventTable {
  /** Counted from the start of the process, without regard to the run. */
  id: number;
  run_id: string;
  seq: number;
  /** JSON: one UI-message chunk. */
  chunk: string;
}
