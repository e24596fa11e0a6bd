import { createServer } from 'node:http';
import { limitConnections } from './connection-limits.js';

describe('limitConnections', () => {
  it('gives heads, requests and idle connections a time, and does not wait for the slowest of them', () => {
    const server = createServer();
    limitConnections(server, 7);
    expect(server).toMatchObject({
      maxConnections: 7,
      headersTimeout: 15_000,
      requestTimeout: 300_000,
      keepAliveTimeout: 5_000,
    });
    expect(server.headersTimeout).toBeLessThan(server.requestTimeout);
  });
});
