import { EventEmitter } from 'node:events';
import { type StreamResponse } from '../event-stream.js';

/** A response whose reader the test is. It has taken everything, unless the test says how much it left. */
export class FakeResponse extends EventEmitter {
  readonly req: { method: string };
  statusCode = 200;
  writableLength = 0;
  writableNeedDrain = false;
  /** What was written, write by write. */
  readonly writes: string[] = [];
  head: string | undefined;
  isEnded = false;
  isDestroyed = false;

  constructor(method = 'GET') {
    super();
    this.req = { method };
  }

  get text(): string {
    return this.writes.join('');
  }

  writeHead(status: number, headers: Record<string, string>): void {
    this.head = `${status} ${headers['Content-Type'] ?? ''}`;
  }

  flushHeaders(): void {
    // There is no wire.
  }

  write(text: string): boolean {
    this.writes.push(text);
    return true;
  }

  end(text: string): void {
    this.writes.push(text);
    this.isEnded = true;
    this.emit('close');
  }

  destroy(): void {
    this.isDestroyed = true;
    this.emit('close');
  }

  /** As the server sees it. */
  asResponse(): StreamResponse {
    return this as unknown as StreamResponse;
  }
}
