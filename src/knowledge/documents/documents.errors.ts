import { DomainError } from '../../common/domain-error.js';

export class DocumentNotFoundError extends DomainError {
  constructor(id: string) {
    super('not-found', 'document_not_found', `Document ${id} not found`);
  }
}
