import pg from 'pg';

const LOOK_MS = 250;

interface Ownerless {
  id: string;
}

/** Looks into the database for runs that are being made by nobody: their lease is over and nobody has taken them. */
export class LeaseWatch {
  /** The longest that a run was seen without an owner, in milliseconds, while the database answered. */
  longestMs = 0;
  /** When that was, and which. */
  longest = '';
  private readonly since = new Map<string, number>();
  private readonly url: string;
  private client: pg.Client | undefined;
  private lastMs = 0;
  private readonly timer = setInterval(() => void this.look(), LOOK_MS);
  private isLooking = false;

  constructor(url: string) {
    this.url = url;
  }

  async end(): Promise<void> {
    clearInterval(this.timer);
    await this.client?.end().catch(() => undefined);
  }

  private async look(): Promise<void> {
    if (this.isLooking) return;
    this.isLooking = true;
    try {
      const { rows } = await (
        await this.connection()
      ).query<Ownerless>(`
        select id from run where state = 'running'
          and lease_expires_at < extract(epoch from clock_timestamp()) * 1000`);
      this.count(rows.map(({ id }) => id));
    } catch {
      this.client = undefined;
    }
    this.isLooking = false;
  }

  private count(ids: readonly string[]): void {
    const now = Date.now();
    // While the database was away nobody could take anything: that time does not count.
    if (now - this.lastMs > LOOK_MS * 4) this.since.clear();
    this.lastMs = now;
    for (const id of this.since.keys()) if (!ids.includes(id)) this.since.delete(id);
    for (const id of ids) {
      const since = this.since.get(id) ?? now;
      this.since.set(id, since);
      if (now - since <= this.longestMs) continue;
      this.longestMs = now - since;
      this.longest = `${id} until ${new Date(now).toISOString()}`;
    }
  }

  private async connection(): Promise<pg.Client> {
    if (this.client) return this.client;
    const client = new pg.Client({ connectionString: this.url, application_name: 'chaos' });
    client.on('error', () => {
      this.client = undefined;
    });
    await client.connect();
    this.client = client;
    return client;
  }
}
