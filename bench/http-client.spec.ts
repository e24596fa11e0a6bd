import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, type Socket } from 'node:net';
import { HttpClient } from './http-client.ts';

describe('HttpClient', () => {
  let server: Server;
  let client: HttpClient;
  let requests: number;
  let isBroken: (socket: Socket) => boolean;

  beforeEach(async () => {
    requests = 0;
    server = createServer((request, response) => {
      requests += 1;
      if (isBroken(request.socket)) request.socket.resetAndDestroy();
      else response.end('{}');
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    client = new HttpClient(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  });

  afterEach(() => {
    client.close();
    server.close();
  });

  it('asks again where the connection it had kept is closed', async () => {
    const used = new Set<Socket>();
    isBroken = (socket) => used.size === used.add(socket).size;
    await client.get('/one');
    await expect(client.post('/two', {})).resolves.toEqual({});
    expect(requests).toBe(3);
  });

  it('fails where a new connection is closed', async () => {
    isBroken = () => true;
    await expect(client.get('/one')).rejects.toThrow(/ECONNRESET|socket hang up/);
    expect(requests).toBe(1);
  });
});
