import { formatOf } from './format-of.js';
import { ParseError } from './parse-error.js';
import { type ParseOptions } from './parse-options.js';
import { withSupported } from './require-supported.js';
import { type StructuredText } from './structured-text.js';
import { type UploadedFile } from './uploaded-file.js';

/**
 * Makes text of a file of any supported format, in this thread and for as long as it takes.
 *
 * @throws ParseError when no text can be made of it.
 */
export async function parseFile(file: UploadedFile, options: ParseOptions): Promise<StructuredText> {
  const document = await parseOrExplain(file, options);
  if (document.text.trim() === '') {
    throw new ParseError('document_without_text', 'The file holds no text.');
  }
  return document;
}

async function parseOrExplain(file: UploadedFile, options: ParseOptions): Promise<StructuredText> {
  try {
    return await formatOf(file).parse(file, options);
  } catch (error) {
    if (options.signal?.aborted) throw error;
    if (!(error instanceof ParseError)) {
      // What the parsers have no word for themselves, such as nesting deeper than the stack.
      throw new ParseError('document_unreadable', 'The file is damaged or of an unusual kind.', error);
    }
    throw withSupported(error);
  }
}
