/** A copy that cannot be made, or is not what it was made of. The message is meant for the person at the console. */
export class CopyError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'CopyError';
  }
}
