import { Logger } from '@nestjs/common';
import { DomainError } from '../../common/domain-error.js';

const logger = new Logger('Retrieval');

/** Why one way of looking came to nothing, for a person; the others go on. What nobody foresaw is for the log alone. */
export function failureOf(error: unknown): string {
  if (error instanceof DomainError) return error.message;
  logger.error(error);
  return 'The server failed. The cause is in its log.';
}
