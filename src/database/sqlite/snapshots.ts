import { AsyncLocalStorage } from 'node:async_hooks';
import { type SqliteFile } from './sqlite-file.js';

/** Those who read from one state of the data. They wait for nothing but the database, so it is soon over. */
interface Snapshot {
  readers: number;
  readonly closing: PromiseWithResolvers<undefined>;
}

/** Holds the data as it is at one moment for those who read more than one thing of it. Who comes meanwhile shares it. */
export class Snapshots {
  private readonly reading = new AsyncLocalStorage<boolean>();
  private current: Snapshot | undefined;

  constructor(private readonly file: SqliteFile) {}

  /** Whether whoever asks reads from a snapshot. */
  get isInside(): boolean {
    return this.reading.getStore() === true;
  }

  /** Settles when nobody reads from a snapshot any more; undefined while none is open. */
  get underWay(): Promise<unknown> | undefined {
    return this.current?.closing.promise;
  }

  /** Runs `work` on a snapshot. Called while the connection is in no transaction but that of a snapshot. */
  async read<Result>(work: () => Promise<Result>): Promise<Result> {
    const snapshot = (this.current ??= this.open());
    snapshot.readers += 1;
    try {
      return await this.reading.run(true, work);
    } finally {
      snapshot.readers -= 1;
      if (snapshot.readers === 0) this.close(snapshot);
    }
  }

  private open(): Snapshot {
    // Reads alone: it neither waits for those who write over another connection nor keeps them waiting.
    this.file.prepare('begin deferred').run();
    return { readers: 0, closing: Promise.withResolvers<undefined>() };
  }

  private close({ closing }: Snapshot): void {
    this.current = undefined;
    this.file.commit();
    closing.resolve(undefined);
  }
}
