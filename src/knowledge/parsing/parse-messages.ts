import { type ParseErrorCode } from './parse-error.js';
import { type ParsingLimits } from './parsing-limits.js';
import { type FlatText } from './structured-text.js';
import { type UploadedFile } from './uploaded-file.js';

/** What the process that reads a file is given, and the thread in it. */
export interface ParseTask {
  file: UploadedFile;
  limits: ParsingLimits;
  /** The URL of what runs in the thread. */
  entry: string;
}

/** What they say: progress, then one of the other two. */
export type ParseMessage =
  | { type: 'progress'; done: number; total: number }
  | { type: 'parsed'; document: FlatText }
  | { type: 'failed'; code: ParseErrorCode; detail: string };
