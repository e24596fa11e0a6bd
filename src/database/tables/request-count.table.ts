/** Requests of late, as the library that counts them writes them; where there is one process, it counts in memory. */
export interface RequestCountTable {
  /** Whom they are from. */
  key: string;
  points: number;
  /** Until when they count, in epoch milliseconds. */
  expire: number | null;
}
