import { backUpDatabase } from './app/backup-command.js';
import { readEnvironment } from './config/environment.js';

/** Copies the database while it is in use. What is in the way is one line, and exit code 1. */
try {
  console.log(`everything is in ${await backUpDatabase(process.argv.slice(2), readEnvironment())}`);
} catch (error) {
  console.error(`Cannot back up: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
