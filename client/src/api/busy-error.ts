/** The server has no time or no room for it now; later it may. */
export class BusyError extends Error {
  override readonly name = 'BusyError';

  /** @param retryAfterMs as the server asks; null where it asks for nothing. */
  constructor(
    message: string,
    readonly retryAfterMs: number | null,
  ) {
    super(message);
  }
}
