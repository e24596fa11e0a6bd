import { SqliteRunLog } from '../sqlite-run-log.js';
import { type RunEvent } from '../run-event.js';

/** A log in the database that takes nothing more while the test says so. */
export class FragileRunLog extends SqliteRunLog {
  failure: Error | undefined;

  override async append(events: readonly RunEvent[], epoch: number): Promise<void> {
    if (this.failure) throw this.failure;
    await super.append(events, epoch);
  }
}
