import { type Environment } from './environment.js';
import { isLoopback } from './loopback.js';
import { type OidcConfig, readOidc } from './oidc-config.js';
import { ConfigError, readText } from './settings.js';

export interface AccessConfig {
  /**
   * What keys are hashed and client tokens and sessions of operators signed with; undefined: a secret that the database
   * keeps, and nobody logs in.
   */
  readonly secret: string | undefined;
  /** Whether nobody comes in without a key even while there is none. */
  readonly needsKeys: boolean;
  /** Where operators log in; undefined: nobody does. */
  readonly oidc: OidcConfig | undefined;
}

const SHORTEST_SECRET = 32;

/** @throws ConfigError */
export function readAccess(environment: Environment): AccessConfig {
  const secret = readText(environment, 'AUTH_SECRET', '') || undefined;
  if (secret !== undefined && secret.length < SHORTEST_SECRET) {
    throw new ConfigError('AUTH_SECRET', `must have ${SHORTEST_SECRET} characters or more`);
  }
  const oidc = readOidc(environment);
  if (oidc && secret === undefined) {
    throw new ConfigError(
      'AUTH_SECRET',
      'is needed with OIDC_ISSUER: kept in the database, it would make an operator of whoever has a backup',
    );
  }
  return { secret, needsKeys: readNeed(environment, oidc !== undefined), oidc };
}

/** Where somebody logs in, nobody is let in who did not. */
function readNeed(environment: Environment, hasLogin: boolean): boolean {
  const need = readText(environment, 'REQUIRE_KEYS', 'auto');
  switch (need) {
    case 'always':
      return true;
    case 'never':
      if (hasLogin) throw new ConfigError('REQUIRE_KEYS', 'is never, which leaves no use for OIDC_ISSUER');
      return false;
    case 'auto':
      return hasLogin || !isLoopback(readText(environment, 'HOST', '127.0.0.1'));
    default:
      throw new ConfigError('REQUIRE_KEYS', 'must be auto, always or never');
  }
}
