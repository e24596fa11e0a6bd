import { ConsoleLogger } from '@nestjs/common';

/** What goes wrong at the start is said by the program that starts, in one line. */
export class ConsoleLog extends ConsoleLogger {
  constructor() {
    super({ logLevels: ['warn', 'error', 'fatal'] });
  }

  override error(message: unknown, ...more: unknown[]): void {
    if (more.at(-1) !== 'ExceptionHandler') super.error(message, ...more);
  }
}
