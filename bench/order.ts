export interface Order {
  kind: 'platform' | 'relay';
  url: string;
  /** See upstream.ts. */
  model: string;
  /** How many replies are read at a time. */
  concurrency: number;
  /** How many replies in all. */
  messages: number;
}

export interface Report {
  messages: number;
  tokens: number;
  seconds: number;
  /** From the moment upstream sent its first token to the moment it was read here, in milliseconds. */
  firstTextMs: number[];
  /** Processor time of the generator, in seconds. */
  ownCpuSeconds: number;
}
