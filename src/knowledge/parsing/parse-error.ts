import { DomainError } from '../../common/domain-error.js';

/** Why no text could be made of a file. Stable: kept with the document, and clients branch on it. */
export type ParseErrorCode =
  | 'document_unsupported'
  | 'document_unreadable'
  | 'document_encrypted'
  | 'document_without_text'
  | 'document_too_large'
  | 'document_too_slow'
  | 'document_too_much_memory';

/** `message` says what is wrong and what to do about it, to the person who uploaded the file. */
export class ParseError extends DomainError {
  declare readonly code: ParseErrorCode;

  constructor(code: ParseErrorCode, detail: string, cause?: unknown) {
    super(code === 'document_too_large' ? 'too-large' : 'invalid', code, detail, { cause });
  }
}

/** What is supported, whoever reads files adds to it. @param reason what the file is, without a full stop. */
export function unsupportedFile(reason: string): ParseError {
  return new ParseError('document_unsupported', `${reason}.`);
}
