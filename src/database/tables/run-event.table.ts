export interface RunEventTable {
  run_id: string;
  /** 1, 2, 3 … without a gap. */
  seq: number;
  /** JSON: one UI-message chunk. */
  chunk: string;
}
