import { DomainError } from '../common/domain-error.js';

export class UnhealthyError extends DomainError {
  constructor() {
    super('unavailable', 'database_unavailable', 'The database does not answer.');
  }
}
