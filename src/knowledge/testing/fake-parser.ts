import { DocumentParser } from '../parsing/document-parser.js';
import { ParseError } from '../parsing/parse-error.js';
import { type FlatText } from '../parsing/structured-text.js';
import { type UploadedFile } from '../parsing/uploaded-file.js';

/** Takes every file for text; one that says "broken" is. */
export class FakeParser extends DocumentParser {
  override parse({ bytes }: UploadedFile): Promise<FlatText> {
    const text = Buffer.from(bytes).toString();
    if (text === 'broken') return Promise.reject(new ParseError('document_unreadable', 'It is broken.'));
    return Promise.resolve({ text, title: undefined, structure: '[]', warnings: [] });
  }
}
