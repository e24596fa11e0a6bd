import { decodeText } from './decode-text.js';
import { DOCUMENT_FORMATS } from './document-formats.js';
import { formatOf } from './format-of.js';
import { ParseError } from './parse-error.js';
import { type UploadedFile } from './uploaded-file.js';

/** Enough of a file to see that it is no text. */
const SAMPLE_BYTES = 16_384;
const SUPPORTED = new Intl.ListFormat('en-GB').format(new Set(DOCUMENT_FORMATS.map(({ name }) => name)));

/**
 * Whether text can be made of such a file at all, by what is in it. It is not read: it may still be damaged.
 *
 * @throws ParseError `document_unsupported`, with what to do.
 */
export function requireSupported(file: UploadedFile): void {
  try {
    const { isText = false } = formatOf(file);
    if (isText) decodeText(file.bytes.subarray(0, SAMPLE_BYTES));
  } catch (error) {
    // Whoever reads it says of what is damaged that it is.
    if (error instanceof ParseError && error.code === 'document_unsupported') throw withSupported(error);
    if (!(error instanceof ParseError)) throw error;
  }
}

/** The same, and of what is not supported, what is. */
export function withSupported(error: ParseError): ParseError {
  if (error.code !== 'document_unsupported') return error;
  return new ParseError(error.code, `${error.message} Supported are ${SUPPORTED}.`, error);
}
