import { once } from 'node:events';
import { createServer } from 'node:net';
import { type ServerConfig } from '../config/config.js';

/**
 * Tries the address before anything else is begun: a start that comes to nothing should leave nothing behind, and the
 * database may be in use by whoever has the port.
 * @throws as listening does.
 */
export async function requirePort({ host, port }: ServerConfig): Promise<void> {
  const server = createServer();
  server.listen(port, host);
  await once(server, 'listening');
  server.close();
  await once(server, 'close');
}
