import { type Server } from 'node:http';

/** How long the head of a request may take to come. Node looks every half minute. */
const HEADERS_MS = 15_000;
/** How long a whole request may take: the largest file over a slow line. */
const REQUEST_MS = 300_000;
/** How long a connection may do nothing between two requests. */
const KEEP_ALIVE_MS = 5_000;

/** Takes no more connections than may be, and lets go of those that come to nothing. */
export function limitConnections(server: Server, maxConnections: number): void {
  // One more is closed at once: it must not take the descriptor that a parser or the database needs.
  server.maxConnections = maxConnections;
  server.headersTimeout = HEADERS_MS;
  server.requestTimeout = REQUEST_MS;
  server.keepAliveTimeout = KEEP_ALIVE_MS;
}
