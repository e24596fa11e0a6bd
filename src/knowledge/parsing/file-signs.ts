import { listEntries } from './office/archive.js';
import { type FileSigns } from './document-format.js';

/** Of an entry of an archive. An empty archive, which has none, is nothing that anybody means to upload. */
const ARCHIVE = 'PK\x03\x04';

/** @throws ParseError for an archive that is not whole. */
export function signsOf(bytes: Uint8Array): FileSigns {
  const start = String.fromCharCode(...bytes.subarray(0, 1_024));
  return { start, entries: start.startsWith(ARCHIVE) ? listEntries(bytes) : undefined, bytes };
}
