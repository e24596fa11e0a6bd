import { type Environment } from './environment.js';
import { isLoopback } from './loopback.js';
import { ConfigError, readKey, readList, readText, readUrl } from './settings.js';

/** Where operators log in, and who of those that can is one. */
export interface OidcConfig {
  readonly issuer: string;
  readonly clientId: string;
  /** Undefined: a public client, which has none. */
  readonly clientSecret: string | undefined;
  /** Where the provider sends people back to: `/auth/callback`, as a browser knows this server. */
  readonly redirectUrl: string;
  readonly scope: string;
  /** The claim that says whether somebody is an operator, and the values of it that do. */
  readonly claim: string;
  readonly operators: readonly string[];
}

export const CALLBACK_PATH = '/auth/callback';

/** @returns undefined where nobody logs in. @throws ConfigError */
export function readOidc(environment: Environment): OidcConfig | undefined {
  const issuer = readUrl(environment, 'OIDC_ISSUER');
  const clientId = readText(environment, 'OIDC_CLIENT_ID', '');
  const clientSecret = readKey(environment, 'OIDC_CLIENT_SECRET');
  const redirectUrl = readUrl(environment, 'OIDC_REDIRECT_URL');
  const scope = readText(environment, 'OIDC_SCOPE', 'openid email');
  const claim = readText(environment, 'OIDC_CLAIM', 'email');
  const operators = readList(environment, 'OIDC_OPERATORS');
  if (issuer === undefined) return undefined;
  requireSafe('OIDC_ISSUER', issuer);
  if (clientId === '') throw new ConfigError('OIDC_CLIENT_ID', 'is needed with OIDC_ISSUER');
  if (redirectUrl === undefined) throw new ConfigError('OIDC_REDIRECT_URL', 'is needed with OIDC_ISSUER');
  requireSafe('OIDC_REDIRECT_URL', redirectUrl);
  if (new URL(redirectUrl).pathname !== CALLBACK_PATH)
    throw new ConfigError('OIDC_REDIRECT_URL', `must end in ${CALLBACK_PATH}`);
  if (operators.length === 0)
    throw new ConfigError(
      'OIDC_OPERATORS',
      `is needed with OIDC_ISSUER: the values of ${claim} that operators have`,
    );
  return { issuer, clientId, clientSecret, redirectUrl, scope, claim, operators };
}

/** Whoever reads along on the way would be an operator. */
function requireSafe(variable: string, url: string): void {
  const { protocol, hostname } = new URL(url);
  if (protocol !== 'https:' && !isLoopback(hostname.replace(/^\[|\]$/g, '')))
    throw new ConfigError(variable, 'must be an https:// URL, unless it is on this machine');
}
