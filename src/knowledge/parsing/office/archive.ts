import { type Unzipped, unzipSync } from 'fflate';
import { ParseError } from '../parse-error.js';
import { type ParsingLimits } from '../parsing-limits.js';

/**
 * Unpacks the wanted entries. What they will take is added up from the archive's directory before any is unpacked, and
 * no entry is unpacked beyond what the directory says of it. Archives inside are left as they are.
 *
 * @throws ParseError when there are too many or too large, or when it is no whole archive.
 */
export function unpack(
  bytes: Uint8Array,
  limits: ParsingLimits,
  isWanted: (name: string) => boolean,
): Unzipped {
  measure(bytes, limits, isWanted);
  return readArchive(bytes, isWanted);
}

/** Enough to know what an archive is. */
const MAX_LISTED = 10_000;

/**
 * @returns the names in an archive, the first of them where there are very many; none of it is unpacked.
 * @throws ParseError when it is no whole archive.
 */
export function listEntries(bytes: Uint8Array): string[] {
  const names: string[] = [];
  const enough = new Error('Enough is known.');
  try {
    readArchive(bytes, (name) => {
      names.push(name);
      if (names.length === MAX_LISTED) throw enough;
      return false;
    });
  } catch (error) {
    if (!(error instanceof ParseError) || error.cause !== enough) throw error;
  }
  return names;
}

function measure(bytes: Uint8Array, limits: ParsingLimits, isWanted: (name: string) => boolean): void {
  let entries = 0;
  let size = 0;
  readArchive(bytes, (name, entrySize) => {
    entries += 1;
    if (isWanted(name)) size += entrySize;
    return false;
  });
  if (entries > limits.archiveEntries) {
    const most = limits.archiveEntries.toLocaleString('en');
    throw new ParseError('document_too_large', `The file is an archive of more than ${most} entries.`);
  }
  if (size > limits.expandedBytes) {
    const most = Math.floor(limits.expandedBytes / 1024 / 1024);
    throw new ParseError('document_too_large', `The file unpacks to more than ${most} MB.`);
  }
}

function readArchive(bytes: Uint8Array, isWanted: (name: string, size: number) => boolean): Unzipped {
  try {
    return unzipSync(bytes, { filter: ({ name, originalSize }) => isWanted(name, originalSize) });
  } catch (error) {
    throw new ParseError('document_unreadable', 'The file is damaged: it is not a whole archive.', error);
  }
}
