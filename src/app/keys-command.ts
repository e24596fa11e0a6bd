import { Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { parseArgs } from 'node:util';
import { type ApiKey } from '../auth/keys/api-key.js';
import { ApiKeys } from '../auth/keys/api-keys.js';
import { KeysModule } from '../auth/keys/keys.module.js';
import { type Scope, SCOPES } from '../auth/principal.js';
import { CommonModule } from '../common/common.module.js';
import { type Config, loadConfig } from '../config/config.js';
import { ConfigModule } from '../config/config.module.js';
import { type Environment } from '../config/environment.js';
import { type Database } from '../database/database.js';
import { DatabaseModule } from '../database/database.module.js';
import { openDatabase } from '../database/open-database.js';
import { describeStartFailure } from './start-failure.js';

const DAY_MS = 86_400_000;

const USAGE = `npm run keys -- create --admin [--name NAME] [--days DAYS]
npm run keys -- create --application ID [--scopes ${SCOPES.join(',')}] [--name NAME] [--days DAYS]
npm run keys -- list
npm run keys -- revoke KEY_ID`;

const OPTIONS = {
  admin: { type: 'boolean' },
  application: { type: 'string' },
  scopes: { type: 'string' },
  name: { type: 'string' },
  days: { type: 'string' },
} as const;

/** What was asked for cannot be done; the message is for the person at the console. */
class UsageError extends Error {}

@Module({})
class KeysCommandModule {
  static register(config: Config, database: Database): DynamicModule {
    const imports = [
      CommonModule,
      ConfigModule.register(config),
      DatabaseModule.register(database),
      KeysModule,
    ];
    return { module: KeysCommandModule, imports };
  }
}

/**
 * Makes, lists and revokes keys in the database itself: for when no server runs, or nobody has an admin key.
 * @returns the exit code.
 */
export async function runKeysCommand(parameters: string[], environment: Environment): Promise<number> {
  let config: Config | undefined;
  try {
    const command = readCommand(parameters);
    config = loadConfig(environment);
    const database = await openDatabase(config.database, { vectors: false });
    const context = await NestFactory.createApplicationContext(KeysCommandModule.register(config, database), {
      logger: false,
      abortOnError: false,
    });
    await command(context.get(ApiKeys)).finally(() => context.close());
    return 0;
  } catch (error) {
    if (error instanceof UsageError) console.error(`${error.message}\n\n${USAGE}`);
    else console.error(`Cannot do it: ${describeStartFailure(error, config)}`);
    return 1;
  }
}

function readCommand(parameters: string[]): (keys: ApiKeys) => Promise<void> {
  const { values, positionals } = readParameters(parameters);
  const [name, id] = positionals;
  switch (name) {
    case 'create':
      return (keys) => create(keys, values);
    case 'list':
      return list;
    case 'revoke':
      if (id === undefined) throw new UsageError('revoke needs the id of a key.');
      return async (keys) => {
        await keys.revoke(id);
        console.log(`${id} is revoked.`);
      };
    default:
      throw new UsageError(name === undefined ? 'Say what to do.' : `There is no ${name}.`);
  }
}

function readParameters(parameters: string[]) {
  try {
    return parseArgs({ args: parameters, options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

type Values = ReturnType<typeof readParameters>['values'];

async function create(
  keys: ApiKeys,
  { admin = false, application, scopes, name, days }: Values,
): Promise<void> {
  if (admin === (application !== undefined))
    throw new UsageError('create needs either --admin or --application.');
  const lifetime = days === undefined ? null : Number(days);
  if (lifetime !== null && !(lifetime > 0)) throw new UsageError('--days must be a number above 0.');
  const { key, text } = await keys.create({
    applicationId: application ?? null,
    scopes: admin ? [] : readScopes(scopes),
    name: name ?? null,
    expiresAt: lifetime === null ? null : Math.floor(Date.now() + lifetime * DAY_MS),
  });
  console.log(`${describe(key)}\n\nThe key, which is shown this once:\n  ${text}`);
}

function readScopes(text: string | undefined): Scope[] {
  if (text === undefined) return [...SCOPES];
  return text.split(',').map((name) => {
    const scope = SCOPES.find((known) => known === name.trim());
    if (!scope) throw new UsageError(`There is no scope ${name}; there are ${SCOPES.join(', ')}.`);
    return scope;
  });
}

async function list(keys: ApiKeys): Promise<void> {
  for (let page = await keys.list(100); page.length > 0;) {
    for (const key of page) console.log(describe(key));
    const last = page.at(-1);
    page = page.length < 100 || !last ? [] : await keys.list(100, { at: last.createdAt, id: last.id });
  }
}

function describe({
  id,
  prefix,
  applicationId,
  scopes,
  name,
  expiresAt,
  revokedAt,
  lastUsedAt,
}: ApiKey): string {
  const day = (at: number | null): string =>
    at === null ? 'never' : new Date(at).toISOString().slice(0, 16);
  return [
    ...[id, `${prefix}_…`, applicationId ?? 'admin', scopes.join(',') || '-', name ?? '-'],
    revokedAt === null ? `expires ${day(expiresAt)}` : `revoked ${day(revokedAt)}`,
    `last used ${day(lastUsedAt)}`,
  ].join('  ');
}
