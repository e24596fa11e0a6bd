import { type ServerResponse } from 'node:http';
import { type Scheduler } from '../common/scheduler.js';
import { drained } from './output.js';

/** Keeps proxies from closing a quiet connection. */
const HEARTBEAT_MS = 15_000;

/** What a reader may leave unread. One who is further behind is dropped, and comes back for the rest. */
const MAX_UNREAD_BYTES = 4_194_304;

/** Nobody on the way may keep, change or delay what is said. */
const HEADERS = {
  'Content-Type': 'text/event-stream',
  'Cache-Control': 'private, no-cache, no-store, must-revalidate, max-age=0, no-transform',
  Pragma: 'no-cache',
  Expires: '0',
  'X-Accel-Buffering': 'no',
};

/** What is needed of a response to stream over it. */
export type StreamResponse = Pick<
  ServerResponse,
  | 'destroy'
  | 'end'
  | 'flushHeaders'
  | 'on'
  | 'once'
  | 'removeListener'
  | 'statusCode'
  | 'writableLength'
  | 'writableNeedDrain'
  | 'write'
  | 'writeHead'
> & { readonly req: { readonly method?: string | undefined } };

/** Made once: nobody looks at it, and making one takes a picture of the stack. */
const GONE = new Error('The reader is gone.');

/**
 * Server-Sent Events over one response. Opening it sends the head: what is to be refused is refused before. One who asks
 * for the head alone has it, and is gone.
 */
export class EventStream {
  private readonly left = new AbortController();
  private readonly stopHeartbeat: () => void;
  private isSilent = true;
  private isOver = false;

  constructor(
    private readonly response: StreamResponse,
    scheduler: Scheduler,
  ) {
    response.writeHead(response.statusCode, HEADERS);
    this.stopHeartbeat = scheduler.every(HEARTBEAT_MS, () => {
      this.send(': heartbeat\n\n');
    });
    response.on('close', () => {
      this.leave();
    });
    if (response.req.method === 'HEAD') {
      response.end('');
      this.leave();
      return;
    }
    // The head goes with the first frames where these come at once.
    setImmediate(() => {
      if (this.isSilent && !this.isOver) response.flushHeaders();
    });
  }

  /** Aborts when the reader is gone before the end, and at once where only the head was asked for. */
  get signal(): AbortSignal {
    return this.left.signal;
  }

  /** @param frames any number of them, each with its empty line. */
  send(frames: string): void {
    if (this.isOver) return;
    this.isSilent = false;
    this.response.write(frames);
    if (this.response.writableLength > MAX_UNREAD_BYTES) this.drop();
  }

  /** @returns once the reader has taken what was sent, or is gone. */
  async drained(): Promise<void> {
    await drained(this.response, this.signal);
  }

  /** Says the last, and closes. */
  end(frames: string): void {
    if (this.isOver) return;
    this.isOver = true;
    this.stopHeartbeat();
    this.response.end(frames);
  }

  /** Breaks the connection off: what was said is not all, and the reader may come back. */
  drop(): void {
    this.response.destroy();
    this.leave();
  }

  private leave(): void {
    if (this.isOver) return;
    this.isOver = true;
    this.stopHeartbeat();
    this.left.abort(GONE);
  }
}
