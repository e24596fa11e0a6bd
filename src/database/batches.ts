const LARGEST_BATCH = 512;

/**
 * Cuts a list for inserts of many rows. The sizes are powers of two, so that a handful of statements serves lists of
 * every length and each is compiled once.
 */
export function* inBatches<Row>(rows: readonly Row[]): Generator<Row[]> {
  let from = 0;
  for (let size = LARGEST_BATCH; size >= 1; size /= 2) {
    while (rows.length - from >= size) {
      yield rows.slice(from, from + size);
      from += size;
    }
  }
}
