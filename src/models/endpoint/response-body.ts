import { type IncomingMessage } from 'node:http';
import { type Readable } from 'node:stream';
import { decompress } from './decompress.js';

/** How many bytes are kept for a reader who does not come; then the provider has to wait. */
const MAX_KEPT_BYTES = 262_144;

/** What follows the head of a response, unpacked, in the pieces that the network made of it. For one reader. */
export class ResponseBody {
  private pieces: Buffer[] = [];
  private keptBytes = 0;
  private state: 'open' | 'ended' | 'broken' = 'open';
  private cause: unknown;
  private wake: (() => void) | undefined;

  private readonly message: Readable;

  constructor(response: IncomingMessage) {
    const message = decompress(response);
    this.message = message;
    message.on('data', (piece: Buffer) => {
      this.keep(piece);
    });
    message.on('end', () => {
      this.settle('ended', undefined);
    });
    message.on('error', (error) => {
      this.settle('broken', error);
    });
    message.on('close', () => {
      this.settle('broken', undefined);
    });
  }

  /** @returns the next piece; undefined after the last. @throws what broke the connection. */
  async read(): Promise<Buffer | undefined> {
    while (this.pieces.length === 0 && this.state === 'open') {
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
    const piece = this.pieces.shift();
    if (piece === undefined && this.state === 'broken') throw this.cause;
    this.keptBytes -= piece?.length ?? 0;
    if (this.message.isPaused() && this.keptBytes < MAX_KEPT_BYTES) this.message.resume();
    return piece;
  }

  /** All pieces; whoever stops before the last has the connection closed. */
  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer> {
    try {
      for (let piece = await this.read(); piece; piece = await this.read()) yield piece;
    } finally {
      if (this.state === 'open' || this.pieces.length > 0) this.cancel();
    }
  }

  /** Nobody reads on; the connection is of no use any more. */
  cancel(): void {
    this.message.destroy();
  }

  private keep(piece: Buffer): void {
    this.pieces.push(piece);
    this.keptBytes += piece.length;
    if (this.keptBytes >= MAX_KEPT_BYTES) this.message.pause();
    this.wake?.();
  }

  private settle(state: 'ended' | 'broken', cause: unknown): void {
    if (this.state !== 'open') return;
    this.state = state;
    this.cause = cause;
    this.wake?.();
  }
}
