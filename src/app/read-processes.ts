import { parseArgs } from 'node:util';
import { type DatabaseConfig } from '../config/database-config.js';
import { ConfigError } from '../config/settings.js';

const MOST = 256;

/** How many processes `--processes N` asks for; one unless it is given. @throws ConfigError */
export function readProcesses(args: readonly string[], database: DatabaseConfig): number {
  const text = readOption(args);
  const processes = Number(text);
  if (!/^\d+$/.test(text) || processes < 1 || processes > MOST)
    throw new ConfigError('--processes', `must be a whole number from 1 to ${MOST}`);
  if (processes > 1 && database.kind === 'sqlite')
    throw new ConfigError(
      '--processes',
      'needs DATABASE_URL to be postgres://USER@HOST/NAME; a SQLite file serves one process',
    );
  return processes;
}

function readOption(args: readonly string[]): string {
  try {
    const { values } = parseArgs({ args: [...args], options: { processes: { type: 'string' } } });
    return values.processes ?? '1';
  } catch (error) {
    throw new ConfigError(
      'npm start',
      `takes --processes N alone: ${error instanceof Error ? error.message : ''}`,
    );
  }
}
