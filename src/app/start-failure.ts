import { type Config } from '../config/config.js';
import { type DatabaseConfig, describeDatabase } from '../config/database-config.js';
import { ConfigError } from '../config/settings.js';

/** What keeps the server from listening, by the codes of the system. */
const LISTENING: Record<string, (config: Config) => string> = {
  EADDRINUSE: ({ server }) => `PORT ${server.port} of ${server.host} is taken by another program`,
  EADDRNOTAVAIL: ({ server }) => `HOST ${server.host} is no address of this machine`,
  ENOTFOUND: ({ server }) => `HOST ${server.host} is no address of this machine`,
  EAI_AGAIN: ({ server }) => `HOST ${server.host} is no address of this machine`,
};

/** What is wrong with the file of the database, by the beginning of a code of SQLite's or the system's. */
const DATABASE: [code: string, reason: string][] = [
  ['SQLITE_NOTADB', 'is not a database'],
  ['SQLITE_CORRUPT', 'is damaged; a backup has to take its place'],
  ['SQLITE_READONLY', 'cannot be written by this user'],
  ['SQLITE_PERM', 'cannot be written by this user'],
  ['SQLITE_CANTOPEN', 'cannot be opened; it has to be a file, in a folder where this user may write'],
  ['SQLITE_BUSY', 'is in use by another program'],
  ['SQLITE_FULL', 'has no room on its disk'],
  ['SQLITE_IOERR', 'cannot be read or written; its disk is full or failing'],
  ['SQLITE_ERROR', 'is not a database of this program'],
  ['ENOSPC', 'has no room on its disk'],
  ['EDQUOT', 'has no room on its disk'],
  ['EROFS', 'is on a disk that cannot be written'],
  ['EACCES', 'cannot be written by this user'],
  ['EPERM', 'cannot be written by this user'],
  ['EISDIR', 'is a folder'],
  ['ENOTDIR', 'is below something that is no folder'],
  ['EEXIST', 'is below something that is no folder'],
];

/** Why the start came to nothing, in one line for the person at the console. */
export function describeStartFailure(error: unknown, config: Config | undefined): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof ConfigError || !config) return firstLine(error);
  const cause = error.cause instanceof Error ? error.cause : error;
  const { code, syscall } = cause as Error & { code?: unknown; syscall?: string };
  if (typeof code !== 'string') return firstLine(error);
  const listening = LISTENING[code];
  if (listening) return listening(config);
  if (syscall === 'listen')
    return `PORT ${config.server.port} of ${config.server.host} cannot be listened on: ${code}`;
  return describeDatabaseFailure(error, config.database);
}

/** Why a database cannot be used, in one line. */
export function describeDatabaseFailure(error: unknown, database: DatabaseConfig): string {
  if (!(error instanceof Error)) return String(error);
  const { code } = (error.cause instanceof Error ? error.cause : error) as Error & { code?: unknown };
  const reason = DATABASE.find(([start]) => typeof code === 'string' && code.startsWith(start))?.[1];
  return reason === undefined ? firstLine(error) : `DATABASE_URL: ${placeOf(database)} ${reason}`;
}

function firstLine({ message, name }: Error): string {
  return message.split('\n')[0] ?? name;
}

function placeOf(database: DatabaseConfig): string {
  return database.kind === 'sqlite' ? database.path : describeDatabase(database);
}
