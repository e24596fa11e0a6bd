import { Agent, request } from 'node:http';

interface Answer {
  status: number;
  text: string;
}

class StaleConnectionError extends Error {}

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

  /**
   * Once more where a kept connection turns out to be closed: the server closes one that rests for some seconds, and a
   * process that computes for longer hears of it too late. What is asked here may be asked twice.
   */
  private async exchange(method: string, path: string, body: string | undefined): Promise<Answer> {
    for (;;) {
      try {
        return await this.send(method, path, body);
      } catch (error) {
        if (!(error instanceof StaleConnectionError)) throw error;
      }
    }
  }

  private send(method: string, path: string, body: string | undefined): Promise<Answer> {
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    const headers = body === undefined ? {} : { 'content-type': 'application/json' };
    const outgoing = request(this.url + path, { method, agent: this.agent, headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => {
        resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(parts).toString() });
      });
      answer.on('error', reject);
    });
    outgoing.on('error', (error: NodeJS.ErrnoException) => {
      const isStale = outgoing.reusedSocket && (error.code === 'ECONNRESET' || error.code === 'EPIPE');
      reject(isStale ? new StaleConnectionError() : error);
    });
    outgoing.end(body);
    return promise;
  }
}
