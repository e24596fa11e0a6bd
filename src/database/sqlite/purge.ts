import { setTimeout } from 'node:timers/promises';
import { GroupSync } from './group-sync.js';

/** Five seconds: whoever reads from the log is done in less, also on a busy machine. */
const ATTEMPTS = 250;
const PAUSE_MS = 20;

/** Has what was deleted leave the disk, for all who ask at about the same time at once. */
export class Purge {
  private readonly group: GroupSync;
  /** Whether something that was deleted may be left. Who knows what the process before has deleted. */
  private isLeft = true;

  /** @param emptyLog empties the log of the database. @returns false where somebody reads from it. */
  constructor(private readonly emptyLog: () => Promise<boolean>) {
    this.group = new GroupSync(async () => {
      for (let attempt = 1; attempt <= ATTEMPTS && !(await this.isEmptied()); attempt += 1) {
        await setTimeout(PAUSE_MS);
      }
    });
  }

  /** @returns once nothing of what was deleted before the call is on the disk, or whoever reads it takes too long. */
  async done(): Promise<void> {
    await this.group.wait();
  }

  /** One further try, where something may be left. */
  async finish(): Promise<void> {
    if (this.isLeft) await this.isEmptied();
  }

  private async isEmptied(): Promise<boolean> {
    this.isLeft = !(await this.emptyLog());
    return !this.isLeft;
  }
}
