/** The smallest value that at least the share `share` of all are not above; NaN of none. @param share 0.99 for p99. */
export function percentile(values: Iterable<number>, share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}
