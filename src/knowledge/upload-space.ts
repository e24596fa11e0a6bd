import { Injectable } from '@nestjs/common';
import { Scheduler } from '../common/scheduler.js';
import { Config } from '../config/config.js';
import { UploadsBusyError } from './knowledge.errors.js';

/** How many files of the largest size are held at once; of smaller ones it is as many more. */
export const LARGEST_FILES = 8;
/** How long an upload waits for its turn: browsers and proxies do not give up so soon. */
export const WAIT_MS = 30_000;

interface Waiting {
  readonly bytes: number;
  enter(): void;
}

/** The memory that files are received in. Uploads that find no room wait in line, and are not read meanwhile. */
@Injectable()
export class UploadSpace {
  private readonly largest: number;
  private free: number;
  private line: Waiting[] = [];

  constructor(
    { server }: Config,
    private readonly scheduler: Scheduler,
  ) {
    this.largest = server.maxUploadBytes;
    this.free = server.maxUploadBytes * LARGEST_FILES;
  }

  /**
   * Waits for room.
   * @param declared how long the upload says it is, in bytes. More than the largest file is not read of any.
   * @returns what gives the room back, to be called once.
   * @throws UploadsBusyError
   */
  async enter(declared = this.largest): Promise<() => void> {
    const bytes = Math.min(declared, this.largest);
    await this.turn(bytes);
    return () => {
      this.free += bytes;
      this.admit();
    };
  }

  private turn(bytes: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const stopWaiting = this.scheduler.after(WAIT_MS, () => {
        this.line = this.line.filter((other) => other !== waiting);
        reject(new UploadsBusyError());
        this.admit();
      });
      const enter = (): void => {
        stopWaiting();
        resolve();
      };
      const waiting: Waiting = { bytes, enter };
      this.line.push(waiting);
      this.admit();
    });
  }

  /** In the order in which they came: small files do not keep a large one waiting for ever. */
  private admit(): void {
    for (let [next] = this.line; next && next.bytes <= this.free; [next] = this.line) {
      this.line.shift();
      this.free -= next.bytes;
      next.enter();
    }
  }
}
