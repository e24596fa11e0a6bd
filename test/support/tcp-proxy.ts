import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** Stands between a program and a server, and does what networks do. */
export class TcpProxy {
  private readonly pairs = new Set<[Socket, Socket]>();
  private isPaused = false;
  private port = 0;
  private server: Server | undefined;

  private constructor(private readonly target: URL) {}

  /** @param target the address of the server. */
  static async open(target: string): Promise<TcpProxy> {
    const proxy = new TcpProxy(new URL(target));
    await proxy.accept();
    return proxy;
  }

  /** The address of the server, by way of this. */
  get url(): string {
    const url = new URL(this.target);
    url.hostname = '127.0.0.1';
    url.port = String(this.port);
    return url.href;
  }

  /** From now on nothing goes through, and nobody is told. */
  pause(): void {
    this.isPaused = true;
    for (const sockets of this.pairs) for (const socket of sockets) socket.pause();
  }

  /** What was held goes through, and everything after it. */
  resume(): void {
    this.isPaused = false;
    for (const sockets of this.pairs) for (const socket of sockets) socket.resume();
  }

  /** Cuts all connections; new ones can be made. */
  cut(): void {
    for (const sockets of this.pairs) for (const socket of sockets) socket.destroy();
  }

  /** Nobody is there any more, until {@link accept}. */
  async refuse(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    if (!server) return;
    server.close();
    this.cut();
    await once(server, 'close');
  }

  async accept(): Promise<void> {
    this.server = createServer((near) => {
      this.join(near);
    });
    this.server.listen(this.port, '127.0.0.1');
    await once(this.server, 'listening');
    this.port = (this.server.address() as AddressInfo).port;
  }

  private join(near: Socket): void {
    const far = connect(Number(this.target.port), this.target.hostname);
    const pair: [Socket, Socket] = [near, far];
    this.pairs.add(pair);
    const end = (): void => {
      this.pairs.delete(pair);
      near.destroy();
      far.destroy();
    };
    for (const [from, to] of [pair, [far, near] as const]) {
      from.on('data', (data) => to.write(data));
      from.on('error', end);
      from.on('close', end);
      if (this.isPaused) from.pause();
    }
  }
}
