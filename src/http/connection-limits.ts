import { type Server } from 'node:http';

/** How long the head of a request may take to come. Node looks every half minute. */
const HEADERS_MS = 15_000;
/** How long a whole request may take: the largest file over a slow line. */
const REQUEST_MS = 300_000;
/** How long a connection may do nothing between two requests. */
const KEEP_ALIVE_MS = 5_000;

/** Lets go of connections that were opened and come to nothing. */
export function limitConnections(server: Server): void {
  server.headersTimeout = HEADERS_MS;
  server.requestTimeout = REQUEST_MS;
  server.keepAliveTimeout = KEEP_ALIVE_MS;
}
