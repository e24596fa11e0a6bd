/** What one attempt at a reply took: kept when its conversation is erased, as it holds no word of it. */
export interface UsageAttemptTable {
  run_id: string;
  /** 1, 2, 3 … of the run. */
  attempt: number;
  application_id: string;
  /** Empty where no user was named, or this one was erased. */
  user_id: string;
  model: string;
  /** The day on which it ended, in UTC, such as `2026-01-31`. */
  day: string;
  input_tokens: number;
  output_tokens: number;
  /** 1 where the provider did not count. */
  is_estimated: 0 | 1;
  /** Epoch milliseconds. */
  ended_at: number;
}
