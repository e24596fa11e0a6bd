import { DomainError } from '../common/domain-error.js';

/** As many files are being received as there is room for, and it stayed so. */
export class UploadsBusyError extends DomainError {
  constructor() {
    super('unavailable', 'uploads_busy', 'Too many files are being uploaded.', { retryAfterSeconds: 10 });
  }
}
