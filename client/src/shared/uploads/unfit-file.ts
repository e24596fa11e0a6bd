import { ApiError } from '../../api/api-error.js';

/** A file is not sent at all, for what it is. */
export class UnfitFileError extends Error {
  override readonly name = 'UnfitFileError';
}

const OF_THE_FILE = ['document_unsupported', 'document_too_large', 'validation_failed', 'malformed_request'];

/** Whether a file was refused for what it is, and would be whenever it is sent. */
export function isUnfit(error: unknown): boolean {
  if (error instanceof UnfitFileError) return true;
  return error instanceof ApiError && (error.status === 413 || OF_THE_FILE.includes(error.code));
}
