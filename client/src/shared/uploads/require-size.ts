import { sizeWords } from '../lib/size-words.js';
import { uploadsTexts } from '../texts/en/uploads.js';
import { UnfitFileError } from './unfit-file.js';

/**
 * The server would hang up in the middle of a file that is too large, which looks like a fault of the network.
 * @param limit null while it is not known. @throws UnfitFileError that says how large it is and may be.
 */
export function requireSize({ size }: File, limit: number | null): void {
  if (limit === null || size <= limit) return;
  throw new UnfitFileError(
    uploadsTexts.get().tooLargeThan({ size: sizeWords(size), limit: sizeWords(limit) }),
  );
}
