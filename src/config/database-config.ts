import { type Environment } from './environment.js';
import { ConfigError, readText } from './settings.js';

/** Where the data is: in a file for one process, or on a server for any number of them. */
export type DatabaseConfig = SqliteConfig | PostgresConfig;

export interface SqliteConfig {
  readonly kind: 'sqlite';
  /** A path, or `:memory:`. */
  readonly path: string;
}

export interface PostgresConfig {
  readonly kind: 'postgres';
  /** With the password, if there is one: never to be shown. */
  readonly url: string;
}

/** @throws ConfigError */
export function readDatabase(environment: Environment): DatabaseConfig {
  return parseDatabase('DATABASE_URL', readText(environment, 'DATABASE_URL', 'sqlite:data/platform.db'));
}

/** @param setting where the address was given. @throws ConfigError */
export function parseDatabase(setting: string, url: string): DatabaseConfig {
  const path = /^sqlite:(?:\/\/)?(.+)$/.exec(url)?.[1];
  if (path !== undefined) return { kind: 'sqlite', path };
  // What is wrong may be the password's: it is not repeated.
  if (!/^postgres(?:ql)?:\/\/./.test(url) || !URL.canParse(url)) {
    throw new ConfigError(setting, 'must be sqlite:PATH, sqlite::memory: or postgres://USER@HOST/NAME');
  }
  return { kind: 'postgres', url };
}

/** What may be shown of it. */
export function describeDatabase(config: DatabaseConfig): string {
  if (config.kind === 'sqlite') return config.path;
  const { host, pathname } = new URL(config.url);
  return `postgres://${host}${pathname}`;
}
