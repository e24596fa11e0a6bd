import { DomainError } from '../common/domain-error.js';

export class DocumentNotFoundError extends DomainError {
  constructor(id: string) {
    super('not-found', 'document_not_found', `Document ${id} not found`);
  }
}

/** As many files are being received as there is room for, and it stayed so. */
export class UploadsBusyError extends DomainError {
  constructor() {
    super('unavailable', 'uploads_busy', 'Too many files are being uploaded.', { retryAfterSeconds: 10 });
  }
}
