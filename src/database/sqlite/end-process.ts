import { Logger } from '@nestjs/common';

/**
 * Ends the process, as the disk did not take what was written. What was committed can be read here and may be gone after
 * a power cut, so nothing that is answered from it could be promised; and a later sync that succeeds proves nothing, as
 * the system does not write again what it failed to write. The next start reads what there is.
 */
export function endProcess(error: unknown): never {
  const logger = new Logger('Database');
  logger.fatal('The database could not be made durable; the process ends.');
  logger.fatal(error);
  process.exit(1);
}
