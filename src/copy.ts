import { copyDatabase } from './app/copy-command.js';
import { CopyError } from './database/copy/copy.errors.js';

/** Copies everything of one database into another. What is in the way is one line, and exit code 1. */
try {
  await copyDatabase(process.argv.slice(2), console.log);
  console.log('everything was copied and compared');
} catch (error) {
  console.error(`Cannot copy: ${error instanceof CopyError ? error.message : String(error)}`);
  process.exitCode = 1;
}
