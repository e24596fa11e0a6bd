import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type DatabaseConfig, describeDatabase, parseDatabase } from '../config/database-config.js';
import { CopyError } from '../database/copy/copy.errors.js';
import { DatabaseCopy } from '../database/copy/database-copy.js';
import { type Database } from '../database/database.js';
import { hasTable } from '../database/has-table.js';
import { connectDatabase } from '../database/open-database.js';
import { UseLock } from '../database/postgres/use-lock.js';
import { describeDatabaseFailure } from './start-failure.js';

/** One of the two databases of a copy. */
interface End {
  option: '--from' | '--to';
  config: DatabaseConfig;
}

/**
 * `--from URL --to URL`: copies everything of one database into another.
 * @param report takes lines for the person at the console.
 * @throws CopyError with a line that says what is in the way.
 */
export async function copyDatabase(args: readonly string[], report: (line: string) => void): Promise<void> {
  const [from, to] = readEnds(args);
  const closing: (() => Promise<unknown>)[] = [];
  try {
    const source = await open(from, closing);
    const target = await open(to, closing);
    report(`copying ${describeDatabase(from.config)} to ${describeDatabase(to.config)}`);
    await new DatabaseCopy({ database: source, name: describeDatabase(from.config) }, target, report).run();
  } finally {
    for (const close of closing.reverse()) await close();
  }
}

function readEnds(args: readonly string[]): [from: End, to: End] {
  try {
    const options = { from: { type: 'string' }, to: { type: 'string' } } as const;
    const { from, to } = parseArgs({ args: [...args], options }).values;
    if (from === undefined || to === undefined)
      throw new CopyError('it takes --from URL and --to URL, as DATABASE_URL has them');
    if (from === to) throw new CopyError('--from and --to are the same');
    return [
      { option: '--from', config: parseDatabase('--from', from) },
      { option: '--to', config: parseDatabase('--to', to) },
    ];
  } catch (error) {
    throw new CopyError(error instanceof Error ? error.message : String(error), error);
  }
}

/** For nobody else while the copy is made, and with the schema of today. */
async function open({ option, config }: End, closing: (() => Promise<unknown>)[]): Promise<Database> {
  const isSource = option === '--from';
  try {
    if (isSource && config.kind === 'sqlite' && !existsSync(config.path))
      throw new CopyError(`${option} names ${config.path}, which does not exist`);
    const database = await connectDatabase(config);
    closing.push(() => database.onApplicationShutdown());
    if (config.kind === 'postgres') {
      const lock = await UseLock.take(config.url);
      if (!lock) throw new CopyError(`${option} is in use: end all processes that serve it`);
      closing.push(() => lock.release());
    }
    if (isSource && !(await hasTable(database, 'kysely_migration')))
      throw new CopyError(
        `${option} names ${describeDatabase(config)}, which is no database of this program`,
      );
    await database.migrate();
    return database;
  } catch (error) {
    throw new CopyError(describeDatabaseFailure(error, config).replace(/^DATABASE_URL/, option), error);
  }
}
