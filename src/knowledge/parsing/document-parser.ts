import { type StructuredText } from './structured-text.js';
import { type UploadedFile } from './uploaded-file.js';

/** Told how far a file is read; for PDF in pages, for the others once, at the end. */
export type ParseProgress = (done: number, total: number) => void;

/** Makes text of files. The text is well-formed Unicode without NUL, and never only white space. */
export abstract class DocumentParser {
  /**
   * @param signal gives the file up; the promise then rejects with the signal's reason.
   * @throws ParseError when no text can be made of the file.
   */
  abstract parse(
    file: UploadedFile,
    signal: AbortSignal,
    onProgress?: ParseProgress,
  ): Promise<StructuredText>;
}
