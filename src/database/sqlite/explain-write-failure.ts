import { StorageFullError } from '../database.errors.js';

/** How SQLite says that the disk is full. Its message is all that comes through from a worker thread. */
const CODES = new Set(['SQLITE_FULL', 'SQLITE_IOERR_WRITE', 'SQLITE_IOERR_SHMSIZE']);
const MESSAGE = 'database or disk is full';

/** @returns what a write failed with, told as {@link StorageFullError} where that is what it means. */
export function explainWriteFailure(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof StorageFullError) return error;
  const code = 'code' in error ? String(error.code) : '';
  return CODES.has(code) || error.message === MESSAGE ? new StorageFullError(error) : error;
}
