import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { answerWell } from './fake-embeddings-answers.js';
import { type FakeRequest } from './fake-request.js';

/** A way to misbehave. */
export type Fault =
  /** A refusal; `body` is sent as it is where it is a string, and as JSON otherwise. */
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly retryAfter?: string;
      readonly body?: unknown;
    }
  /** A success with this body. */
  | { readonly kind: 'body'; readonly body: unknown }
  /** No answer at all. */
  | { readonly kind: 'hang' }
  /** Half an answer, and then nothing. */
  | { readonly kind: 'stall' }
  /** Half an answer, and then the end of the connection. */
  | { readonly kind: 'cut' }
  /** The end of the connection before any answer. */
  | { readonly kind: 'reset' }
  | { readonly kind: 'garbage' }
  /** A good answer that lacks its last entry. */
  | { readonly kind: 'wrong-count' }
  /** An answer that does not end. */
  | { readonly kind: 'endless' };

export interface FakeEmbeddingsOptions {
  /** Of its vectors; 256 where nothing is said. */
  readonly dimensions?: number;
  /** What a text is read as, such as with each word in the place of those that mean the same. */
  readonly read?: (text: string) => string;
  /** Faults of the first requests, in order; those after them are answered well. */
  readonly faults?: readonly Fault[];
  /** The fault of each request that `faults` says nothing about. */
  readonly refuse?: (request: FakeRequest) => Fault | undefined;
}

/** An endpoint on a local port with `/embeddings` and `/rerank`, by bags of words. */
export interface FakeEmbeddings {
  readonly url: string;
  readonly requests: readonly FakeRequest[];
  /** Once a request has come, if none has yet. */
  arrival(): Promise<void>;
  /** Once a caller has given up a request before it was answered, if none has yet. */
  abandonment(): Promise<void>;
  /** What is wrong with all requests from now on; undefined: nothing any more. */
  fail(fault: Fault | undefined): void;
  close(): Promise<void>;
}

export async function startFakeEmbeddings(options: FakeEmbeddingsOptions = {}): Promise<FakeEmbeddings> {
  const requests: FakeRequest[] = [];
  const faults = [...(options.faults ?? [])];
  let lasting: Fault | undefined;
  const arrived = Promise.withResolvers<undefined>();
  const abandoned = Promise.withResolvers<undefined>();
  const server = createServer((incoming, response) => {
    response.on('close', () => {
      if (!response.writableFinished && incoming.complete) abandoned.resolve(undefined);
    });
    void text(incoming).then((body) => {
      const path = incoming.url ?? '';
      const request = { path, headers: incoming.headers, body: JSON.parse(body) as FakeRequest['body'] };
      requests.push(request);
      arrived.resolve(undefined);
      const fault = lasting ?? faults.shift() ?? options.refuse?.(request);
      const answer = answerWell(request, options.dimensions ?? 256, options.read);
      if (fault === undefined) send(response, answer === undefined ? 404 : 200, answer ?? {});
      else misbehave(response, fault, answer ?? {});
    }, ignore);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    arrival: () => arrived.promise,
    abandonment: () => abandoned.promise,
    fail: (fault) => {
      lasting = fault;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function misbehave(response: ServerResponse, fault: Fault, answer: object): void {
  const good = JSON.stringify(answer);
  const half = good.slice(0, good.length / 2);
  switch (fault.kind) {
    case 'status':
      if (fault.retryAfter !== undefined) response.setHeader('retry-after', fault.retryAfter);
      send(response, fault.status, fault.body ?? { error: { message: 'Not now.' } });
      return;
    case 'body':
      send(response, 200, fault.body);
      return;
    case 'hang':
      return;
    case 'stall':
      open(response).write(half);
      return;
    case 'cut':
      open(response).write(half, () => response.socket?.destroy());
      return;
    case 'reset':
      response.socket?.resetAndDestroy();
      return;
    case 'garbage':
      send(response, 200, '{"data": [');
      return;
    case 'wrong-count':
      send(response, 200, withoutLast(answer));
      return;
    case 'endless':
      pour(open(response));
      return;
  }
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}

function open(response: ServerResponse): ServerResponse {
  return response.writeHead(200, { 'content-type': 'application/json' });
}

function pour(response: ServerResponse): void {
  response.write(' '.repeat(65_536), (error) => {
    if (!error && !response.destroyed) pour(response);
  });
}

function withoutLast(answer: object): object {
  return Object.fromEntries(
    Object.entries(answer).map(([name, value]: [string, unknown]) => [
      name,
      Array.isArray(value) ? value.slice(0, -1) : value,
    ]),
  );
}

/** Of a request that ended before it was whole. */
function ignore(): void {
  // Nobody is there to answer.
}
