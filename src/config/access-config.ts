import { isIP } from 'node:net';
import { type Environment } from './environment.js';
import { ConfigError, readText } from './settings.js';

export interface AccessConfig {
  /** What keys are hashed and client tokens signed with; undefined: a secret that the database keeps. */
  readonly secret: string | undefined;
  /** Whether nobody comes in without a key even while there is none. */
  readonly needsKeys: boolean;
}

const SHORTEST_SECRET = 32;

/** @throws ConfigError */
export function readAccess(environment: Environment): AccessConfig {
  const secret = readText(environment, 'AUTH_SECRET', '') || undefined;
  if (secret !== undefined && secret.length < SHORTEST_SECRET) {
    throw new ConfigError('AUTH_SECRET', `must have ${SHORTEST_SECRET} characters or more`);
  }
  return { secret, needsKeys: readNeed(environment) };
}

function readNeed(environment: Environment): boolean {
  const need = readText(environment, 'REQUIRE_KEYS', 'auto');
  switch (need) {
    case 'always':
      return true;
    case 'never':
      return false;
    case 'auto':
      return !isLoopback(readText(environment, 'HOST', '127.0.0.1'));
    default:
      throw new ConfigError('REQUIRE_KEYS', 'must be auto, always or never');
  }
}

/** Whether only programs of this machine reach a host by this name. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}
