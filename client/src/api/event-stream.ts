import { checked, reach } from './reach.js';

/** The bytes of a `text/event-stream` body. */
export type EventStream = ReadableStream<Uint8Array<ArrayBuffer>>;

interface EventStreamOptions {
  headers?: Record<string, string>;
  /** Sent as JSON, by POST; without one it is a GET. */
  body?: unknown;
  signal: AbortSignal | undefined;
}

/** Opens a stream of events; null where the server has nothing to stream. Its shape is the AI SDK's, not OpenAPI's. */
export async function openEventStream(
  path: string,
  { headers, body, signal }: EventStreamOptions,
): Promise<EventStream | null> {
  const request = new Request(path, {
    headers: { accept: 'text/event-stream', 'content-type': 'application/json', ...headers },
    ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
    ...(signal && { signal }),
  });
  const response = await checked(await reach(request));
  return response.status === 204 ? null : response.body;
}
