/**
 * Reads a `Retry-After` header: seconds, or an HTTP date.
 * @returns whole seconds from `nowMs` on, never negative; undefined where the header is absent or unreadable.
 */
export function readRetryAfterSeconds(header: string | undefined, nowMs: number): number | undefined {
  const text = header?.trim();
  if (text === undefined || text === '') return undefined;
  const seconds = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : (Date.parse(text) - nowMs) / 1_000;
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : undefined;
}
