import { DatabaseUnavailableError, StorageFullError } from '../database.errors.js';

/** How the server says that it ends, does not take anyone yet, or took too long; and how a network fails. */
const UNAVAILABLE = new Set([
  '55P03',
  '57014',
  '57P01',
  '57P02',
  '57P03',
  '53300',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
]);
/** The server's disk is full. */
const DISK_FULL = '53100';
/** What the driver says by words alone. */
const CUT_OFF =
  /^(?:Connection terminated|Client (?:was closed|has encountered a connection error)|timeout exceeded|Query read timeout)/;

/** Tells a server that cannot be reached, or has no room, from one that refuses what is asked. */
export function translateFailure(error: unknown): unknown {
  if (error instanceof Error && 'code' in error && error.code === DISK_FULL)
    return new StorageFullError(error);
  return isUnavailable(error) ? new DatabaseUnavailableError(error) : error;
}

function isUnavailable(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isUnavailable);
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return UNAVAILABLE.has(code) || code.startsWith('08') || CUT_OFF.test(error.message);
}
