import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A call as the provider saw it. */
export interface StubCall {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Record<string, unknown>;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/** A model provider on a local port, which answers as it is told. */
export interface StubProvider {
  readonly baseUrl: string;
  readonly calls: readonly StubCall[];
  /** How many sockets were opened to it. */
  readonly connectionCount: () => number;
  close(): Promise<void>;
}

export async function startStubProvider(
  answer: (call: StubCall) => void | Promise<void>,
): Promise<StubProvider> {
  const calls: StubCall[] = [];
  let connections = 0;
  const server = createServer((request, response) => {
    void text(request).then(async (body) => {
      const { url: path = '', headers } = request;
      const call = { path, headers, body: JSON.parse(body) as Record<string, unknown>, request, response };
      calls.push(call);
      await answer(call);
    });
  });
  server.on('connection', (socket) => {
    connections += 1;
    socket.setNoDelay(true);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    calls,
    connectionCount: () => connections,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

export function readFixture(name: string): Buffer {
  return readFileSync(new URL(`../__fixtures__/${name}`, import.meta.url));
}

export const FIXTURES = [
  'openai.sse',
  'openai-length.sse',
  'azure-content-filter.sse',
  'ollama.sse',
  'vllm.sse',
  'vllm-error.sse',
  'llama-cpp.sse',
  'llama-cpp-2024.sse',
  'llama-cpp-python.sse',
  'mistral.sse',
  'without-done.sse',
  'cut.sse',
] as const;

export function openStream(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
}

/** Sends the bytes in pieces, each handed to the socket before the next. */
export async function sendInPieces(
  response: ServerResponse,
  bytes: Uint8Array,
  pieceBytes: number,
): Promise<void> {
  openStream(response);
  for (let start = 0; start < bytes.length; start += pieceBytes) {
    const piece = bytes.subarray(start, start + pieceBytes);
    await new Promise((resolve) => response.write(piece, resolve));
  }
  response.end();
}

export function toEvent(chunk: unknown): string {
  return `data: ${JSON.stringify(chunk)}\n\n`;
}

/** A chunk with one token. */
export function toToken(content: string): string {
  return toEvent({ choices: [{ index: 0, delta: { content }, finish_reason: null }] });
}

/** Answers in as many of the tokens as `max_tokens` allows, as a real one would. */
export function answerTokens({ body, response }: StubCall, tokens: readonly string[]): void {
  const said = tokens.slice(0, Number(body.max_tokens ?? body.max_completion_tokens));
  openStream(response);
  for (const token of said) response.write(toToken(token));
  const reason = said.length < tokens.length ? 'length' : 'stop';
  response.write(toEvent({ choices: [{ index: 0, delta: {}, finish_reason: reason }] }));
  response.write(toEvent({ choices: [], usage: { prompt_tokens: 12, completion_tokens: said.length } }));
  response.end('data: [DONE]\n\n');
}
