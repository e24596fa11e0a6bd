/** What one file may cost. */
export interface ParsingLimits {
  /** Of the text made of it, in UTF-16 code units: as many as the largest file has bytes, and what stands between cells. */
  readonly characters: number;
  /** Of what is unpacked of an archive. */
  readonly expandedBytes: number;
  readonly archiveEntries: number;
  /** Of a PDF: each costs time, however little is on it. */
  readonly pages: number;
  /** A file that takes longer is given up, and a large one by so much later. Kept by the worker thread alone. */
  readonly deadlineMs: number;
  readonly deadlineMsPerMegabyte: number;
  /** Of the worker thread: its heap, and as much again outside of it. */
  readonly memoryMegabytes: number;
}

export const DEFAULT_PARSING_LIMITS: ParsingLimits = {
  characters: 25_000_000,
  expandedBytes: 100 * 1024 * 1024,
  archiveEntries: 10_000,
  pages: 5_000,
  deadlineMs: 60_000,
  deadlineMsPerMegabyte: 3_000,
  memoryMegabytes: 256,
};

const MEGABYTE = 1024 * 1024;

/** In milliseconds. */
export function deadlineOf(bytes: Uint8Array, limits: ParsingLimits): number {
  return limits.deadlineMs + limits.deadlineMsPerMegabyte * Math.floor(bytes.length / MEGABYTE);
}
