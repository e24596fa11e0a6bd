export interface RunAttemptTable {
  run_id: string;
  /** 1, 2, 3 … */
  number: number;
  /** Why the model was called: for a reply that begins, or to go on with one. */
  cause: 'asked' | 'process_lost' | 'stream_cut' | 'continued' | 'fallback';
  /** What was called; null for the run's own, as it was before this was kept. */
  model: string | null;
  /** The length of the text that the reply had then, in UTF-16 code units. */
  text_from: number;
  /** How the model was asked to go on; null where it was not, or has not answered yet. */
  way: 'prefill' | 'instruction' | null;
  /** How the call ended; null while it is under way. */
  state: 'completed' | 'cancelled' | 'failed' | 'interrupted' | null;
  /** JSON: code and detail of what made it fail. */
  error: string | null;
  /** JSON: tokens in and out. */
  usage: string | null;
  /** 1 where the provider did not count. */
  is_usage_estimated: 0 | 1;
  /** JSON: what went out, without the texts; null in one whose process was lost, and before this was kept. */
  requests: string | null;
  started_at: number;
  ended_at: number | null;
}
