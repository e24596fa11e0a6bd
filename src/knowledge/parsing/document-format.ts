import { type ParseOptions } from './parse-options.js';
import { type StructuredText } from './structured-text.js';
import { type UploadedFile } from './uploaded-file.js';

/** What the bytes of a file give away. */
export interface FileSigns {
  /** The first 1,024 bytes, each as one character. */
  readonly start: string;
  /** The names in an archive, in its order; undefined for what is none. */
  readonly entries: readonly string[] | undefined;
  readonly bytes: Uint8Array;
}

/** One kind of file that text can be made of. */
export interface DocumentFormat {
  /** As a person who uploads knows it. Two formats of one name are told as one. */
  readonly name: string;
  /** In small letters. */
  readonly mediaTypes: readonly string[];
  /** In small letters, without a full stop. */
  readonly extensions: readonly string[];
  /** Whether it is text from its first byte to its last, so that bytes which are none tell that it is something else. */
  readonly isText?: boolean;
  /** Whether it is one beyond doubt, whatever is said of it. Without this, what is said decides. */
  readonly isSeenIn?: (signs: FileSigns) => boolean;
  /** @throws ParseError when no text can be made of it. */
  readonly parse: (file: UploadedFile, options: ParseOptions) => StructuredText | Promise<StructuredText>;
}

/** One kind of file that is known and not read. */
export interface RefusedFormat {
  /** What it is and what to do about it, without a full stop. */
  readonly advice: string;
  readonly isSeenIn: (signs: FileSigns) => boolean;
}
