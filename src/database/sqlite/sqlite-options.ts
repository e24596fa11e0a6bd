import { type FileLock } from './file-lock.js';
import { type AddFunctions } from './vector-functions.js';

/** Hundreds of replies write to some pages each between two commits. */
export const REPLIES_CACHE_KB = 16_384;
/** A large index is read and written all over. */
export const INDEX_CACHE_KB = 65_536;

/** How a database is opened. */
export interface SqliteOptions {
  /** What SQL may call on this connection. */
  addFunctions?: AddFunctions | undefined;
  /** How much of the file is kept at hand, in KiB. */
  cacheKb?: number;
  /** Is given back with the database. */
  lock?: FileLock | undefined;
}
