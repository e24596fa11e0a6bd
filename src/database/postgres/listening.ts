import pg from 'pg';
import { UseLock } from './use-lock.js';

/** What all processes listen to. */
export const CHANNEL = 'platform';
const RECONNECT_MS = 500;

/** The one connection of a process that listens, made anew when it breaks. */
export class Listening {
  private client: pg.Client | undefined;
  private isOver = false;
  private lose: () => void = () => undefined;

  /**
   * @param heard is given each notification.
   * @param renewed is called when there is a new connection: what came meanwhile was not heard.
   */
  constructor(
    private readonly url: string,
    private readonly heard: (payload: string) => void,
    private readonly renewed: () => void,
  ) {}

  begin(): void {
    if (!this.client) void this.connect();
  }

  /** Nothing is heard over this connection any more: another one is made. */
  renew(): void {
    this.lose();
  }

  async end(): Promise<void> {
    this.isOver = true;
    await this.client?.end();
  }

  /** @returns whether it listens. */
  private async connect(): Promise<boolean> {
    const client = new pg.Client({
      connectionString: this.url,
      keepAlive: true,
      connectionTimeoutMillis: 10_000,
      application_name: 'conversational-ai-platform listens',
    });
    this.client = client;
    let isLost = false;
    const lose = (): void => {
      if (isLost || this.isOver) return;
      isLost = true;
      this.lose = () => undefined;
      client.end().catch(() => undefined);
      setTimeout(() => void this.reconnect(), RECONNECT_MS).unref();
    };
    client.on('error', lose);
    client.on('end', lose);
    client.on('notification', ({ payload }) => {
      this.heard(payload ?? '');
    });
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
      await UseLock.share(client);
      this.lose = lose;
      return true;
    } catch {
      lose();
      return false;
    }
  }

  private async reconnect(): Promise<void> {
    if (!this.isOver && (await this.connect())) this.renewed();
  }
}
