import { Injectable } from '@nestjs/common';
import { isUtf8 } from 'node:buffer';
import { DocumentParser } from './document-parser.js';
import { ParseError } from './parse-error.js';
import { type StructuredText } from './structured-text.js';
import { type UploadedFile } from './uploaded-file.js';

/** Reads text and Markdown. */
@Injectable()
export class PlainTextParser extends DocumentParser {
  override parse({ bytes }: UploadedFile): Promise<StructuredText> {
    if (!isUtf8(bytes) || bytes.includes(0)) {
      return Promise.reject(new ParseError('document_unsupported', 'It is no text in UTF-8.'));
    }
    return Promise.resolve({ text: Buffer.from(bytes).toString(), title: undefined, blocks: [] });
  }
}
