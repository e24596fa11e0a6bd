import { eventBody } from './event-body.js';

/** A request as the server saw it. */
interface SeenRequest {
  method: string;
  /** With the query. */
  path: string;
  headers: Headers;
  body: unknown;
}

type Answer = Response | Error;

/** The server as the page's `fetch` finds it: gives the answers in order, and keeps what it was asked. */
class FakeServer {
  readonly requests: SeenRequest[] = [];
  private answers: Answer[] = [];
  private readonly realFetch = globalThis.fetch;

  open(): void {
    globalThis.fetch = async (input) => this.take(input as Request);
  }

  close(): void {
    globalThis.fetch = this.realFetch;
  }

  /** An `Error` stands for a server that is not there. */
  willAnswer(...answers: Answer[]): void {
    this.answers.push(...answers);
  }

  get paths(): string[] {
    return this.requests.map(({ path }) => path);
  }

  private async take(request: Request): Promise<Response> {
    const { pathname, search } = new URL(request.url);
    const text = await request.text();
    this.requests.push({
      method: request.method,
      path: pathname + search,
      headers: request.headers,
      body: text === '' ? undefined : JSON.parse(text),
    });
    request.signal.throwIfAborted();
    const answer = this.answers.shift();
    if (!answer) throw new Error(`No answer is left for ${request.method} ${pathname}.`);
    if (answer instanceof Error) throw answer;
    return answer;
  }
}

/** A server of its own for each test of the `describe` it is called in. */
export function useFakeServer(): { readonly current: FakeServer } {
  const holder = { current: new FakeServer() };
  beforeEach(() => {
    holder.current = new FakeServer();
    holder.current.open();
  });
  afterEach(() => {
    holder.current.close();
  });
  return holder;
}

export function events(...pieces: string[]): Response {
  return new Response(eventBody(pieces), { headers: { 'content-type': 'text/event-stream' } });
}

export function problem(status: number, code: string, members: object = {}): Response {
  return Response.json(
    { type: 'about:blank', title: code, status, code, detail: `It is ${code}.`, ...members },
    { status, headers: { 'content-type': 'application/problem+json' } },
  );
}

/** What `fetch` fails with where nobody listens. */
export const nobodyThere = () => new TypeError('fetch failed');
