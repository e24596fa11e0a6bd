import { type FlatText } from './structured-text.js';
import { type UploadedFile } from './uploaded-file.js';

/** Told how far a file is read: in pages for PDF, not for the others. */
export type ParseProgress = (done: number, total: number) => void;

/** Makes text of files. The text is well-formed Unicode without NUL, and never only white space. */
export abstract class DocumentParser {
  /**
   * @param signal gives the file up; the promise then rejects with the signal's reason.
   * @throws ParseError when no text can be made of the file.
   */
  abstract parse(file: UploadedFile, signal: AbortSignal, onProgress?: ParseProgress): Promise<FlatText>;
}
