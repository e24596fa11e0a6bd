import { Injectable } from '@nestjs/common';
import { Scheduler } from '../common/scheduler.js';
import { Config } from '../config/config.js';
import { UploadsBusyError } from './knowledge.errors.js';

/** How many files of the largest size are held at once; of smaller ones it is as many more. */
export const LARGEST_FILES = 8;
/** How long an upload waits for its turn: browsers and proxies do not give up so soon. */
export const WAIT_MS = 30_000;
/** What an upload has room for before any of it has come; the rest of its room it gets as it comes. */
const FIRST_BYTES = 65_536;

/** The room of one upload. */
export interface UploadRoom {
  /** Waits until there is room for so many bytes in all. @throws UploadsBusyError */
  grow(bytes: number): Promise<void>;
  /** Gives all of it back. */
  leave(): void;
}

/** An upload, as long as it has room or waits for it. */
interface Upload {
  readonly sender: string;
  /** What it can come to. */
  readonly most: number;
  held: number;
  waiting?: { bytes: number; enter: () => void; stopWaiting: () => void } | undefined;
}

/**
 * The memory that files are received in. Uploads that find no room wait, and are not read meanwhile.
 *
 * Room is given as bytes come: who sends slowly holds little. The oldest upload can always get all that it may need, so
 * that those who are in do not wait for each other for ever. Of those who wait, whoever's uploads hold least is first.
 */
@Injectable()
export class UploadSpace {
  private readonly largest: number;
  private free: number;
  /** In the order in which they came. */
  private uploads: Upload[] = [];

  constructor(
    { server }: Config,
    private readonly scheduler: Scheduler,
  ) {
    this.largest = server.maxUploadBytes;
    this.free = server.maxUploadBytes * LARGEST_FILES;
  }

  /**
   * Waits for room to begin in.
   * @param declared how long the upload says it is, in bytes. More than the largest file is not read of any.
   * @param sender whom it comes from.
   * @throws UploadsBusyError
   */
  async enter(declared = this.largest, sender = ''): Promise<UploadRoom> {
    const upload: Upload = { sender, most: Math.min(declared, this.largest), held: 0 };
    this.uploads.push(upload);
    const grow = async (bytes: number): Promise<void> => {
      const more = Math.min(bytes, upload.most) - upload.held;
      if (more > 0) await this.turn(upload, more);
    };
    const leave = (): void => {
      this.remove(upload);
    };
    await this.turn(upload, Math.min(upload.most, FIRST_BYTES));
    return { grow, leave };
  }

  private turn(upload: Upload, bytes: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const stopWaiting = this.scheduler.after(WAIT_MS, () => {
        this.remove(upload);
        reject(new UploadsBusyError());
      });
      upload.waiting = { bytes, enter: resolve, stopWaiting };
      this.admit();
    });
  }

  private remove(upload: Upload): void {
    upload.waiting?.stopWaiting();
    this.uploads = this.uploads.filter((other) => other !== upload);
    this.free += upload.held;
    upload.held = 0;
    this.admit();
  }

  /** One after the other: small files do not keep a large one waiting for ever. */
  private admit(): void {
    for (let next = this.next(); next?.waiting && this.fits(next, next.waiting.bytes); next = this.next()) {
      const { bytes, enter, stopWaiting } = next.waiting;
      next.waiting = undefined;
      this.free -= bytes;
      next.held += bytes;
      stopWaiting();
      enter();
    }
  }

  private next(): Upload | undefined {
    const held = new Map<string, number>();
    for (const { sender, held: bytes } of this.uploads) held.set(sender, (held.get(sender) ?? 0) + bytes);
    const [oldest] = this.uploads;
    // It goes first where it can go on: the others may be waiting for its end.
    if (oldest?.waiting && oldest.held > 0) return oldest;
    return this.uploads
      .filter(({ waiting }) => waiting)
      .sort((one, other) => (held.get(one.sender) ?? 0) - (held.get(other.sender) ?? 0))[0];
  }

  private fits(upload: Upload, bytes: number): boolean {
    const [oldest] = this.uploads;
    const kept = !oldest || oldest === upload ? 0 : oldest.most - oldest.held;
    return bytes <= this.free - kept;
  }
}
