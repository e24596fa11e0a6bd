import { type PGlite } from '@electric-sql/pglite';

const READY = 'Z';
const IDLE = 'I';

interface Waiting {
  client: number;
  bytes: Buffer;
  answer: (bytes: Buffer) => void;
}

/** The one session that there is, for many clients: they take turns, and a transaction is one turn. */
export class SharedSession {
  private readonly waiting: Waiting[] = [];
  /** Who is in a transaction. */
  private owner: number | undefined;
  private isBusy = false;
  private readonly database: PGlite;

  constructor(database: PGlite) {
    this.database = database;
  }

  ask(client: number, bytes: Buffer): Promise<Buffer> {
    return new Promise((answer) => {
      this.waiting.push({ client, bytes, answer });
      void this.work();
    });
  }

  /** Ends the transaction of a client that is gone. */
  leave(client: number): void {
    if (this.owner === client) void this.ask(client, simpleQuery('rollback'));
  }

  private async work(): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    for (let next = this.next(); next; next = this.next()) {
      const bytes = Buffer.from(await this.database.execProtocolRaw(next.bytes, { syncToFs: false }));
      if (isReady(bytes)) this.owner = bytes.subarray(-1).toString() === IDLE ? undefined : next.client;
      next.answer(bytes);
    }
    this.isBusy = false;
  }

  private next(): Waiting | undefined {
    const { owner } = this;
    const index = owner === undefined ? 0 : this.waiting.findIndex(({ client }) => client === owner);
    return index < 0 ? undefined : this.waiting.splice(index, 1)[0];
  }
}

/** Whether an answer ends by saying that the session is ready, and what for. */
function isReady(bytes: Buffer): boolean {
  return bytes.length >= 6 && String.fromCharCode(bytes.at(-6) ?? 0) === READY;
}

function simpleQuery(text: string): Buffer {
  const bytes = Buffer.from(`Q\0\0\0\0${text}\0`);
  bytes.writeInt32BE(bytes.length - 1, 1);
  return bytes;
}
