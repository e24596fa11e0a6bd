import { Logger } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { Hints } from '../hints.js';
import { type Connections } from './connections.js';
import { HintWatch } from './hint-watch.js';
import { CHANNEL, Listening } from './listening.js';

/** Hints that come within this time share a notification: every one costs all processes something. */
const GATHER_MS = 5;
/** How often each process says how much it has sent: so long a lost hint stays unnoticed. */
const SIGN_MS = 1_000;
/** The server takes fewer than 8,000 bytes. */
const MAX_ENTRIES = 100;

interface Listener {
  heard: (key: string, value: number) => void;
  doubt: () => void;
}

type Hint = [topic: string, key: string, value: number];

/** What one notification says: hints, or none where it is a mere sign. */
interface Notice {
  from: string;
  /** How many with hints its sender has sent, this one included. */
  count: number;
  hints: Hint[];
}

/** Hints by NOTIFY: gathered while others are sent, and counted, so that the loss of one is noticed within a second. */
export class PostgresHints extends Hints {
  private readonly logger = new Logger('Database');
  private readonly self = randomUUID();
  private readonly listeners = new Map<string, Listener[]>();
  /** What is still to be sent, by topic and key. */
  private gathered = new Map<string, Hint>();
  private readonly watch = new HintWatch(this.self);
  private readonly listening: Listening;
  private count = 0;
  /** One is sent behind the other: they arrive in the order in which they are counted. */
  private isSending = false;
  private isClosed = false;
  private timer: NodeJS.Timeout | undefined;
  private signs: NodeJS.Timeout | undefined;

  /** @param connections what hints are sent over. */
  constructor(
    url: string,
    private readonly connections: Pick<Connections, 'query'>,
  ) {
    super();
    this.listening = new Listening(
      url,
      (payload) => {
        this.hear(JSON.parse(payload) as Notice);
      },
      () => {
        this.doubt();
      },
    );
  }

  override send(topic: string, key: string, value = 0): void {
    const id = JSON.stringify([topic, key]);
    this.gathered.set(id, [topic, key, Math.max(value, this.gathered.get(id)?.[2] ?? 0)]);
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      void this.flush();
    }, GATHER_MS).unref();
  }

  override listen(topic: string, heard: Listener['heard'], doubt: () => void): void {
    this.listeners.set(topic, [...(this.listeners.get(topic) ?? []), { heard, doubt }]);
    this.listening.begin();
    this.signs ??= setInterval(() => {
      void this.check();
    }, SIGN_MS).unref();
  }

  async close(): Promise<void> {
    this.isClosed = true;
    clearTimeout(this.timer);
    clearInterval(this.signs);
    await this.listening.end();
  }

  /** Sends what is gathered, and what comes meanwhile. */
  private async flush(): Promise<void> {
    if (this.isSending) return;
    this.isSending = true;
    while (this.gathered.size > 0) {
      const all = [...this.gathered.values()];
      this.gathered = new Map();
      for (let start = 0; start < all.length; start += MAX_ENTRIES) {
        this.count += 1;
        await this.notify(all.slice(start, start + MAX_ENTRIES));
      }
    }
    this.isSending = false;
  }

  /** Says how much was sent, and looks whether anything is missing here. */
  private async check(): Promise<void> {
    const { isDeaf } = this.watch;
    if (isDeaf) this.listening.renew();
    if (this.watch.forgetSilent() || isDeaf) this.doubt();
    if (this.isSending) return;
    this.isSending = true;
    await this.notify([]);
    this.isSending = false;
    await this.flush();
  }

  private async notify(hints: Hint[]): Promise<void> {
    if (this.isClosed) return;
    const payload = JSON.stringify({ from: this.self, count: this.count, hints } satisfies Notice);
    try {
      await this.connections.query({ text: 'select pg_notify($1, $2)', values: [CHANNEL, payload] });
    } catch (error) {
      // The next sign tells whoever listens that they are missing.
      if (hints.length > 0) this.logger.warn(`Hints were lost: ${String(error)}`);
    }
  }

  private hear({ from, count, hints }: Notice): void {
    if (this.watch.hear(from, count, hints.length === 0)) this.doubt();
    if (from === this.self) return;
    for (const [topic, key, value] of hints) {
      for (const { heard } of this.listeners.get(topic) ?? []) heard(key, value);
    }
  }

  private doubt(): void {
    for (const { doubt } of [...this.listeners.values()].flat()) doubt();
  }
}
