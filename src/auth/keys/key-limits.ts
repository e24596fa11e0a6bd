/** How much a key may have at most, beside what its application may; undefined: no less than that. */
export interface KeyLimits {
  readonly requestsPerMinute?: number | undefined;
  readonly openStreams?: number | undefined;
  readonly runningRuns?: number | undefined;
}
