import { setTimeout } from 'node:timers/promises';
import { GroupSync } from './group-sync.js';

/** Five seconds: whoever reads from the log is done in less, also on a busy machine. */
const ATTEMPTS = 250;
const PAUSE_MS = 20;

/** Has what was deleted leave the disk, for all who ask at about the same time at once. */
export class Purge {
  private readonly group: GroupSync;

  /** @param emptyLog empties the log of the database. @returns false where somebody reads from it. */
  constructor(emptyLog: () => Promise<boolean>) {
    this.group = new GroupSync(async () => {
      for (let attempt = 1; attempt <= ATTEMPTS && !(await emptyLog()); attempt += 1) {
        await setTimeout(PAUSE_MS);
      }
    });
  }

  /** @returns once nothing of what was deleted before the call is on the disk, or whoever reads it takes too long. */
  async done(): Promise<void> {
    await this.group.wait();
  }
}
