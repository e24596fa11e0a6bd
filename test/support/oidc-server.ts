import Provider from 'oidc-provider';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';

/** A real provider of OpenID Connect on loopback. Whoever names themselves is logged in, by its own pages. */
export class OidcServer {
  static readonly CLIENT = { id: 'platform', secret: 'secret-of-the-platform-at-the-provider' };

  private constructor(
    readonly issuer: string,
    private readonly server: Server,
  ) {}

  /** @param verified whose addresses the provider has verified. */
  static async start(redirectUrl: string, verified: readonly string[]): Promise<OidcServer> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const provider = new Provider(issuer, {
      clients: [
        {
          client_id: OidcServer.CLIENT.id,
          client_secret: OidcServer.CLIENT.secret,
          redirect_uris: [redirectUrl],
        },
      ],
      findAccount: (_context, id) => ({
        accountId: id,
        claims: () => ({
          sub: id,
          email: `${id}@example.com`,
          email_verified: verified.includes(id),
        }),
      }),
      claims: { openid: ['sub'], email: ['email', 'email_verified'] },
      cookies: { keys: ['keys of cookies in tests'] },
      pkce: { required: () => true },
    });
    const answer = provider.callback();
    server.on('request', (request, response) => void answer(request, response));
    return new OidcServer(issuer, server);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }
}
