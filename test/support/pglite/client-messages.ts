/** What a client of PostgreSQL sends, by the first byte of a message. */
const PARSE = 'P';
const BIND = 'B';
const DESCRIBE = 'D';
const CLOSE = 'C';
const SYNC = 'S';
const QUERY = 'Q';
const TERMINATE = 'X';

/** Requests come before the first message, and have no type: whether to encrypt, in two ways. */
const ENCRYPTION_REQUESTS = new Set([80_877_103, 80_877_104]);
const LENGTH = 4;

/** What has come of a client, in the pieces that are answered as a whole. */
export type Piece = { kind: 'request' | 'batch'; bytes: Buffer } | { kind: 'end' };

/**
 * Puts what comes of one client together to pieces. One session serves all clients, so the statements that a client gave a
 * name get one that no other client gives.
 */
export class ClientMessages {
  private rest = Buffer.alloc(0);
  private batch: Buffer[] = [];
  private isStarted = false;

  private readonly prefix: string;

  /** @param prefix of the names of its statements. */
  constructor(prefix: string) {
    this.prefix = prefix;
  }

  *read(data: Buffer): Generator<Piece> {
    this.rest = Buffer.concat([this.rest, data]);
    for (;;) {
      const message = this.take();
      if (!message) return;
      if (!this.isStarted) {
        this.isStarted = !ENCRYPTION_REQUESTS.has(message.readInt32BE(LENGTH));
        yield { kind: this.isStarted ? 'batch' : 'request', bytes: message };
        continue;
      }
      const type = String.fromCharCode(message[0] ?? 0);
      if (type === TERMINATE) {
        yield { kind: 'end' };
        return;
      }
      this.batch.push(this.renamed(type, message));
      if (type !== SYNC && type !== QUERY) continue;
      yield { kind: 'batch', bytes: Buffer.concat(this.batch) };
      this.batch = [];
    }
  }

  /** The next message, once it is whole. */
  private take(): Buffer | undefined {
    const head = this.isStarted ? 1 : 0;
    if (this.rest.length < head + LENGTH) return undefined;
    const length = head + this.rest.readInt32BE(head);
    if (this.rest.length < length) return undefined;
    const message = this.rest.subarray(0, length);
    this.rest = this.rest.subarray(length);
    return message;
  }

  private renamed(type: string, message: Buffer): Buffer {
    const at = nameAt(type, message);
    if (at === undefined || message[at] === 0) return message;
    const name = Buffer.from(this.prefix);
    const longer = Buffer.concat([message.subarray(0, at), name, message.subarray(at)]);
    longer.writeInt32BE(longer.length - 1, 1);
    return longer;
  }
}

/** Where the name of a statement is in a message; undefined where it has none. */
function nameAt(type: string, message: Buffer): number | undefined {
  const body = 1 + LENGTH;
  if (type === PARSE) return body;
  // Behind the name of the portal.
  if (type === BIND) return message.indexOf(0, body) + 1;
  const isOfStatement = String.fromCharCode(message[body] ?? 0) === 'S';
  return (type === DESCRIBE || type === CLOSE) && isOfStatement ? body + 1 : undefined;
}
