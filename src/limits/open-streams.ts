import { TooManyAtOnceError } from './limits.errors.js';

/** Streams that are open, by whose they are: an application's or a key's. */
export abstract class OpenStreams {
  /**
   * Lets another one in.
   * @param limit how many there may be, in all processes; 0: as many as are asked for.
   * @returns what is to be called when it closes.
   * @throws TooManyAtOnceError
   */
  abstract enter(subject: string, limit: number): Promise<() => void>;
}

export function tooMany(limit: number): TooManyAtOnceError {
  return new TooManyAtOnceError('open_streams', limit, 'Open streams');
}
