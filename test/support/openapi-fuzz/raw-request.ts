import { Agent, request } from 'node:http';

const LIMIT_BYTES = 8_000_000;
const LIMIT_MS = 20_000;

export interface RawRequest {
  method: string;
  /** Sent as it stands: `fetch` would tidy up what is to be tested. */
  path: string;
  headers: Record<string, string>;
  body: Buffer | undefined;
  /** For an answer that has no end: it is left after its first event. */
  endless: boolean;
}

export interface RawAnswer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  contentType: string;
  text: string;
}

/** Sends requests that no well-behaved client would. */
export class RawClient {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 50 });

  constructor(private readonly url: string) {}

  /** @throws when there is no answer, or none that ends within 20 seconds and 8 MB. */
  async send({ method, path, headers, body, endless }: RawRequest): Promise<RawAnswer> {
    const { hostname, port } = new URL(this.url);
    const length = body && { 'content-length': String(body.length) };
    return new Promise((resolve, reject) => {
      const outgoing = request(
        {
          hostname,
          port,
          method,
          path,
          agent: this.agent,
          signal: AbortSignal.timeout(LIMIT_MS),
          headers: { ...headers, ...length },
        },
        (answer) => {
          const chunks: Buffer[] = [];
          let size = 0;
          answer.on('data', (chunk: Buffer) => {
            chunks.push(chunk);
            size += chunk.length;
            if (size > LIMIT_BYTES) answer.destroy(new Error(`${method} ${path} does not stop answering`));
          });
          const finish = (): void => {
            resolve({
              status: answer.statusCode ?? 0,
              headers: answer.headers,
              contentType: answer.headers['content-type'] ?? '',
              text: Buffer.concat(chunks).toString(),
            });
          };
          answer.on('error', reject);
          answer.on('end', finish);
          if (!endless) return;
          answer.on('data', () => {
            if (!/^data: .*\n\n/m.test(Buffer.concat(chunks).toString())) return;
            finish();
            answer.destroy();
          });
        },
      );
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}
