/** What is asked for. Days are in UTC, such as `2026-01-31`, both included. */
export interface UsageFilter {
  applicationId: string;
  userId: string | undefined;
  model: string | undefined;
  from: string;
  to: string;
}

/** Where a total stands in the list of an application's. */
export interface UsagePlace {
  day: string;
  /** Empty for nobody. */
  userId: string;
  model: string;
}

/** What the attempts of a user at replies by a model took on one day. */
export interface UsageTotal extends UsagePlace {
  attempts: number;
  /** Of these, those that the provider did not count. */
  estimatedAttempts: number;
  inputTokens: number;
  outputTokens: number;
}
