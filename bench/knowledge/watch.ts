/** What the watcher is to look at. */
export interface WatchOrder {
  url: string;
  /** Of the fake model server; see upstream.ts. */
  model: string;
  /** How many replies are streamed at the same time. */
  streams: number;
  seconds: number;
}

/** What readers and callers noticed, in milliseconds. */
export interface WatchReport {
  /** From asking `GET /health` to its answer, asked every 5 ms whether or not earlier ones have come. */
  healthMs: number[];
  /** Between one event of a stream and the next. */
  gapsMs: number[];
}
