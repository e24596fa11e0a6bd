export interface Order {
  kind: 'platform' | 'relay';
  url: string;
  /** See upstream.ts. */
  model: string;
  /** How many replies are read at a time. */
  concurrency: number;
  /** How many replies in all. */
  messages: number;
  /** When to count what has arrived so far, in milliseconds from the start. */
  sampleAfterMs: number;
}

export interface Report {
  messages: number;
  tokens: number;
  /** Those that had arrived when it was counted; all, where everything was over before that. */
  sampledTokens: number;
  seconds: number;
  /** From the moment upstream sent its first token to the moment it was read here, in milliseconds. */
  firstTextMs: number[];
  /** Processor time of the generator, in seconds. */
  ownCpuSeconds: number;
}
