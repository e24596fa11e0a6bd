import { parseArgs } from 'node:util';
import { readDatabase } from '../config/database-config.js';
import { type Environment } from '../config/environment.js';
import { backUpFile, BackupError } from '../database/sqlite/file-backup.js';

/**
 * `--to FILE`: copies the file that `DATABASE_URL` names, whether or not a server has it open.
 * @returns where the copy is.
 * @throws BackupError, ConfigError with a line that says what is in the way.
 */
export async function backUpDatabase(args: readonly string[], environment: Environment): Promise<string> {
  const to = readTarget(args);
  const config = readDatabase(environment);
  if (config.kind === 'postgres')
    throw new BackupError('DATABASE_URL names a server; pg_dump --format=custom backs it up');
  if (config.path === ':memory:') throw new BackupError('DATABASE_URL names no file');
  await backUpFile(config.path, to);
  return to;
}

function readTarget(args: readonly string[]): string {
  try {
    const { to } = parseArgs({ args: [...args], options: { to: { type: 'string' } } }).values;
    if (to) return to;
  } catch {
    // Whatever it is that it does not know.
  }
  throw new BackupError('it takes --to FILE');
}
