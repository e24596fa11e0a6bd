import { DomainError, type DomainErrorKind } from '../../common/domain-error.js';

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
    const isUnsupported = code === 'document_unsupported';
    super(kindOf(code), code, detail, {
      cause,
      ...(isUnsupported && { errors: [{ field: 'file', message: detail }] }),
    });
  }
}

/** What is supported, whoever reads files adds to it. @param reason what the file is, without a full stop. */
export function unsupportedFile(reason: string): ParseError {
  return new ParseError('document_unsupported', `${reason}.`);
}

export function passwordProtected(): ParseError {
  return new ParseError(
    'document_encrypted',
    'The document is protected by a password. Remove the password and upload it again.',
  );
}

function kindOf(code: ParseErrorCode): DomainErrorKind {
  if (code === 'document_too_large') return 'too-large';
  return code === 'document_unsupported' ? 'unsupported' : 'invalid';
}
