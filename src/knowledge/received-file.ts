import { ValidationFailedError } from '../http/validation.js';
import { type UploadedFile } from './parsing/uploaded-file.js';
import { type Received } from './takes-document.js';

/** @returns undefined for what is no form. @throws ValidationFailedError for a form without a file. */
export function receivedFile({ isForm, file }: Received): UploadedFile | undefined {
  if (!isForm) return undefined;
  if (!file) throw new ValidationFailedError([{ field: 'file', message: 'file must be a file' }]);
  const { buffer: bytes, originalname, mimetype: mediaType } = file;
  // A line break in a name would be one in whatever the name is written to.
  return { bytes, fileName: originalname.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim(), mediaType };
}
