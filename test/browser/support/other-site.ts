import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';

/** A site of somebody else, with the chat in its corner, and a backend that makes tokens for its user. */
export class OtherSite {
  tokensMade = 0;

  private constructor(
    private readonly server: Server,
    private readonly tag: () => string,
    private readonly makeToken: () => Promise<string>,
    private readonly headers: Record<string, string>,
  ) {
    server.on('request', ({ url }, response) => {
      if (url !== '/chat-token') {
        response.setHeaders(new Headers(this.headers));
        // `/` speaks English, any other path the language that it is called by.
        const language = /^\/(\w+)$/.exec(url ?? '')?.[1] ?? 'en';
        const page = `<!doctype html><html lang="${language}"><meta name="viewport" content="width=device-width"><title>A shop</title><main aria-label="Shop"><h1>A shop</h1><a href="/">Home</a></main>${this.tag()}`;
        response.setHeader('content-type', 'text/html').end(page);
        return;
      }
      this.tokensMade += 1;
      this.makeToken().then(
        (token) => {
          response.setHeader('content-type', 'application/json').end(JSON.stringify({ token }));
        },
        () => {
          response.writeHead(500).end();
        },
      );
    });
  }

  /**
   * @param tag the line that its pages have of the chat.
   * @param headers of its pages.
   */
  static async start(
    tag: () => string,
    makeToken: () => Promise<string>,
    headers: Record<string, string> = {},
  ): Promise<OtherSite> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new OtherSite(server, tag, makeToken, headers);
  }

  /** Under another name than the platform, so that it is another site to a browser, too. */
  get origin(): string {
    return `http://localhost:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }
}
