import { type ParseProgress } from './document-parser.js';
import { type ParsingLimits } from './parsing-limits.js';

/** What reading a file is bound by, and whom it tells. */
export interface ParseOptions {
  limits: ParsingLimits;
  /** Looked at between the pages of a PDF. */
  signal?: AbortSignal;
  onProgress?: ParseProgress | undefined;
}
