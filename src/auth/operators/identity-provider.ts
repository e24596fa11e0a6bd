import { Injectable, type OnModuleInit } from '@nestjs/common';
import * as oidc from 'openid-client';
import { isRecord } from '../../common/is-record.js';
import { Config } from '../../config/config.js';
import { type OidcConfig } from '../../config/oidc-config.js';
import { ConfigError } from '../../config/settings.js';
import { type BegunLogin } from './operator-sessions.js';
import { LoginFailedError, LoginNotConfiguredError, NotAnOperatorError } from './operators.errors.js';

const TIMEOUT_SECONDS = 10;

/** Where operators log in, by OpenID Connect: authorization code with PKCE. */
@Injectable()
export class IdentityProvider implements OnModuleInit {
  private readonly settings: OidcConfig | undefined;
  private found: oidc.Configuration | undefined;

  constructor(config: Config) {
    this.settings = config.access.oidc;
  }

  /** @throws ConfigError where there is no such provider. */
  async onModuleInit(): Promise<void> {
    if (!this.settings) return;
    const { issuer, clientId, clientSecret } = this.settings;
    try {
      this.found = await oidc.discovery(
        new URL(issuer),
        clientId,
        undefined,
        clientSecret === undefined ? oidc.None() : oidc.ClientSecretBasic(clientSecret),
        {
          timeout: TIMEOUT_SECONDS,
          // The settings let it be on this machine alone.
          ...(issuer.startsWith('http:') && { execute: [oidc.allowInsecureRequests] }),
        },
      );
    } catch (error) {
      throw new ConfigError(
        'OIDC_ISSUER',
        `is ${issuer}, where no provider answers as one: ${reasonOf(error)}`,
      );
    }
  }

  /** Whether anybody can log in at all. */
  get isThere(): boolean {
    return this.found !== undefined;
  }

  /** Whether a browser is sent here, and sends cookies, over https. @throws LoginNotConfiguredError */
  get isSecure(): boolean {
    return this.require().settings.redirectUrl.startsWith('https:');
  }

  /** @returns where to log in, and what has to be known again afterwards. @throws LoginNotConfiguredError */
  async begin(returnTo: string): Promise<{ url: URL; login: BegunLogin }> {
    const { settings, found } = this.require();
    const login = {
      state: oidc.randomState(),
      nonce: oidc.randomNonce(),
      verifier: oidc.randomPKCECodeVerifier(),
      returnTo,
    };
    const url = oidc.buildAuthorizationUrl(found, {
      redirect_uri: settings.redirectUrl,
      scope: settings.scope,
      state: login.state,
      nonce: login.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(login.verifier),
      code_challenge_method: 'S256',
    });
    return { url, login };
  }

  /**
   * @param search what the provider sent people back with.
   * @returns the operator, as the provider calls them.
   * @throws LoginFailedError, NotAnOperatorError
   */
  async end({ state, nonce, verifier }: BegunLogin, search: string): Promise<string> {
    const { settings, found } = this.require();
    const url = new URL(settings.redirectUrl);
    url.search = search;
    const claims = await this.claimsOf(found, url, { state, nonce, verifier }).catch((error: unknown) => {
      throw new LoginFailedError(reasonOf(error), error);
    });
    if (!isOperatorBy(claims, settings)) throw new NotAnOperatorError();
    return String(claims.sub);
  }

  private async claimsOf(
    found: oidc.Configuration,
    url: URL,
    { state, nonce, verifier }: Omit<BegunLogin, 'returnTo'>,
  ): Promise<Record<string, unknown>> {
    const tokens = await oidc.authorizationCodeGrant(found, url, {
      pkceCodeVerifier: verifier,
      expectedState: state,
      expectedNonce: nonce,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (!claims) throw new Error('there is no ID token');
    if (found.serverMetadata().userinfo_endpoint === undefined) return claims;
    // Many tell no more than the subject in the ID token.
    return { ...claims, ...(await oidc.fetchUserInfo(found, tokens.access_token, claims.sub)) };
  }

  private require(): { settings: OidcConfig; found: oidc.Configuration } {
    const { settings, found } = this;
    if (!settings || !found) throw new LoginNotConfiguredError();
    return { settings, found };
  }
}

/** An address that the provider has not verified is anybody's. */
export function isOperatorBy(
  claims: Readonly<Record<string, unknown>>,
  { claim, operators }: Pick<OidcConfig, 'claim' | 'operators'>,
): boolean {
  if (claim === 'email' && claims.email_verified !== true) return false;
  const told = claims[claim];
  const values: readonly unknown[] = Array.isArray(told) ? told : [told];
  return values.some((value) => typeof value === 'string' && operators.includes(value));
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  const inner = cause instanceof Error || isRecord(cause) ? cause : undefined;
  const detail = inner && 'code' in inner ? ` (${String(inner.code)})` : '';
  return `${error.message.split('\n')[0]}${detail}`;
}
