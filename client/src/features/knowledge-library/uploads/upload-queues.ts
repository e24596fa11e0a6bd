import { type FileToSend } from '../../../api/knowledge/send-file.js';
import { type Admitted } from '../access/access.js';
import { type UploadMeans, UploadQueue } from '../../../shared/uploads/upload-queue.js';

/** The files on their way into each application: they outlive what is looked at, and the key of whoever sends them. */
export class UploadQueues {
  private readonly queues = new Map<string, UploadQueue<FileToSend>>();
  private readonly listeners = new Set<() => void>();
  private limit: number | null = null;

  constructor(private readonly means: UploadMeans<FileToSend>) {}

  of(applicationId: string): UploadQueue<FileToSend> {
    const known = this.queues.get(applicationId);
    if (known) return known;
    const queue = new UploadQueue(this.means);
    queue.subscribe(this.tell);
    this.queues.set(applicationId, queue);
    return queue;
  }

  /** How large a file may be; null where that is not known yet. */
  get maxBytes(): number | null {
    return this.limit;
  }

  limitTo(maxBytes: number): void {
    this.limit = maxBytes;
  }

  /** Sends what may be sent; the rest waits. */
  admit(admitted: Admitted): void {
    for (const [id, queue] of this.queues) {
      if (admitted.to === 'all' || (admitted.to === 'one' && admitted.applicationId === id)) queue.resume();
      else queue.pause();
    }
  }

  /** Whoever sent them has left: what has not been sent is not. */
  end(): void {
    for (const queue of this.queues.values()) queue.remove(queue.read().map(({ id }) => id));
    this.queues.clear();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** How many of all have not been sent. */
  readonly unsent = (): number => {
    let count = 0;
    for (const queue of this.queues.values()) {
      count += queue.read().filter(({ state }) => state.kind !== 'sent').length;
    }
    return count;
  };

  private readonly tell = (): void => {
    for (const listener of this.listeners) listener();
  };
}
