/** What the attempts of a day took, of which no rows are kept any more. */
export interface UsageDayTable {
  application_id: string;
  /** In UTC, such as `2026-01-31`. */
  day: string;
  /** Empty where no user was named, or this one was erased. */
  user_id: string;
  model: string;
  attempts: number;
  /** Those that the provider did not count. */
  estimated_attempts: number;
  input_tokens: number;
  output_tokens: number;
}
