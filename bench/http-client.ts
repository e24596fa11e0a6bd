import { Agent, request } from 'node:http';

/** JSON over connections that are kept, with as little of its own in the way as can be: latencies are measured through it. */
export class HttpClient {
  private readonly url: string;
  private readonly agent = new Agent({ keepAlive: true, maxSockets: Infinity });

  constructor(url: string) {
    this.url = url;
  }

  async get<T>(path: string): Promise<T> {
    return this.call<T>('GET', path);
  }

  async post<T>(path: string, body: object): Promise<T> {
    return this.call<T>('POST', path, body);
  }

  async patch<T>(path: string, body: object): Promise<T> {
    return this.call<T>('PATCH', path, body);
  }

  close(): void {
    this.agent.destroy();
  }

  /** @throws when the answer is not a 2xx, with what it says. */
  private async call<T>(method: string, path: string, body?: object): Promise<T> {
    const { status, text } = await this.exchange(method, path, body && JSON.stringify(body));
    if (status < 200 || status > 299) throw new Error(`${method} ${path} answered ${status}: ${text}`);
    return JSON.parse(text) as T;
  }

  private exchange(
    method: string,
    path: string,
    body: string | undefined,
  ): Promise<{ status: number; text: string }> {
    const { promise, resolve, reject } = Promise.withResolvers<{ status: number; text: string }>();
    const headers = body === undefined ? {} : { 'content-type': 'application/json' };
    const outgoing = request(this.url + path, { method, agent: this.agent, headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => {
        resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(parts).toString() });
      });
      answer.on('error', reject);
    });
    outgoing.on('error', reject).end(body);
    return promise;
  }
}
