import { parseCsv } from './csv-parser.js';
import { decodeText } from './decode-text.js';
import { parseDocx } from './docx/docx-parser.js';
import { fileTypeOf } from './file-type.js';
import { declaredEncoding, parseHtml } from './html/html-parser.js';
import { ParseError } from './parse-error.js';
import { type ParseOptions } from './parse-options.js';
import { parseText } from './markdown/parse-text.js';
import { parsePdf } from './pdf/pdf-parser.js';
import { type StructuredText } from './structured-text.js';
import { checkLength } from './text-builder.js';
import { type UploadedFile } from './uploaded-file.js';

/**
 * Makes text of a file of any supported type, in this thread and for as long as it takes.
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
    return await parseByType(file, options);
  } catch (error) {
    if (error instanceof ParseError || options.signal?.aborted) throw error;
    // What the parsers have no word for themselves, such as nesting deeper than the stack.
    throw new ParseError('document_unreadable', 'The file is damaged or of an unusual kind.', error);
  }
}

async function parseByType(file: UploadedFile, options: ParseOptions): Promise<StructuredText> {
  const { limits } = options;
  const type = fileTypeOf(file);
  switch (type) {
    case 'pdf':
      return parsePdf(file.bytes, options);
    case 'docx':
      return parseDocx(file.bytes, limits);
    case 'html':
      return parseHtml(decodeText(file.bytes, encodingOf(file) ?? declaredEncoding(file.bytes)), limits);
    case 'csv':
    case 'tsv':
      return parseCsv(decodeText(file.bytes, encodingOf(file)), limits, type === 'tsv' ? '\t' : '');
    case 'text': {
      const text = decodeText(file.bytes, encodingOf(file));
      checkLength(text.length, limits.characters);
      return parseText(text);
    }
  }
}

function encodingOf({ mediaType }: UploadedFile): string | undefined {
  return /;\s*charset\s*=\s*"?([\w:-]+)/i.exec(mediaType)?.[1];
}
