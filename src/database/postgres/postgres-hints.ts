import { Logger } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { Hints } from '../hints.js';
import { type Connections } from './connections.js';
import { UseLock } from './use-lock.js';

const CHANNEL = 'platform';
/** Hints that come within this time share a notification: every one costs all processes something. */
const GATHER_MS = 5;
/** The server takes fewer than 8,000 bytes. */
const MAX_ENTRIES = 100;
const RECONNECT_MS = 500;

interface Listener {
  heard: (key: string, value: number) => void;
  doubt: () => void;
}

/** What one notification says. */
interface Notice {
  from: string;
  topic: string;
  entries: [key: string, value: number][];
}

/** Hints by NOTIFY, and one connection that listens, healed when it breaks. */
export class PostgresHints extends Hints {
  private readonly logger = new Logger('Database');
  private readonly self = randomUUID();
  private readonly listeners = new Map<string, Listener[]>();
  private readonly gathered = new Map<string, Map<string, number>>();
  private timer: NodeJS.Timeout | undefined;
  private client: pg.Client | undefined;
  private isClosed = false;

  constructor(
    private readonly url: string,
    private readonly connections: Connections,
  ) {
    super();
  }

  override send(topic: string, key: string, value = 0): void {
    const entries = this.gathered.get(topic) ?? new Map<string, number>();
    this.gathered.set(topic, entries.set(key, Math.max(value, entries.get(key) ?? 0)));
    this.timer ??= setTimeout(() => {
      this.flush();
    }, GATHER_MS).unref();
  }

  override listen(topic: string, heard: Listener['heard'], doubt: () => void): void {
    this.listeners.set(topic, [...(this.listeners.get(topic) ?? []), { heard, doubt }]);
    if (!this.client) void this.connect();
  }

  async close(): Promise<void> {
    this.isClosed = true;
    clearTimeout(this.timer);
    await this.client?.end();
  }

  private flush(): void {
    this.timer = undefined;
    for (const [topic, entries] of this.gathered) {
      const all = [...entries];
      for (let start = 0; start < all.length; start += MAX_ENTRIES) {
        const notice: Notice = { from: this.self, topic, entries: all.slice(start, start + MAX_ENTRIES) };
        this.connections
          .query({ text: 'select pg_notify($1, $2)', values: [CHANNEL, JSON.stringify(notice)] })
          // Whoever listens looks by itself before long.
          .catch((error: unknown) => {
            this.logger.warn(`A hint was lost: ${String(error)}`);
          });
      }
    }
    this.gathered.clear();
  }

  private async connect(): Promise<void> {
    const client = new pg.Client({ connectionString: this.url, keepAlive: true });
    this.client = client;
    let isLost = false;
    const lose = (): void => {
      if (isLost || this.isClosed) return;
      isLost = true;
      client.end().catch(() => undefined);
      setTimeout(() => void this.reconnect(), RECONNECT_MS).unref();
    };
    client.on('error', lose);
    client.on('end', lose);
    client.on('notification', ({ payload }) => {
      this.hear(JSON.parse(payload ?? '') as Notice);
    });
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
      await UseLock.share(client);
    } catch {
      lose();
    }
  }

  private async reconnect(): Promise<void> {
    if (this.isClosed) return;
    await this.connect();
    for (const { doubt } of [...this.listeners.values()].flat()) doubt();
  }

  private hear({ from, topic, entries }: Notice): void {
    if (from === this.self) return;
    for (const { heard } of this.listeners.get(topic) ?? []) {
      for (const [key, value] of entries) heard(key, value);
    }
  }
}
