/** What the attempts of a user at replies by a model took on one day: of older days, in the place of a row for each. */
export interface UsageDayTable {
  application_id: string;
  /** In UTC, such as `2026-01-31`. */
  day: string;
  /** Empty where no user was named, or this one was erased. */
  user_id: string;
  model: string;
  attempts: number;
  /** Of these, those that the provider did not count; their tokens are among the others, too. */
  estimated_attempts: number;
  input_tokens: number;
  output_tokens: number;
  estimated_input_tokens: number;
  estimated_output_tokens: number;
}
