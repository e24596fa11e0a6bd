import { Injectable } from '@nestjs/common';
import { type Expiring } from '../common/expiring.js';
import { Database } from '../database/database.js';
import { ExpiringRunsRepository } from './expiring-runs.repository.js';
import { RunEventsRepository } from './run-events.repository.js';
import { RunLog } from './run-log.js';
import { RunLogExpiredError } from './runs.errors.js';

/** What one transaction marks or deletes, as others wait for it: a few milliseconds. */
export const RUNS_AT_ONCE = 50;
export const EVENTS_AT_ONCE = 500;

/** The logs of runs that have ended. The message stays, and the run says that its log is gone. */
@Injectable()
export class ExpiringLogs implements Expiring {
  constructor(
    private readonly database: Database,
    private readonly repository: ExpiringRunsRepository,
    private readonly events: RunEventsRepository,
    private readonly log: RunLog,
  ) {}

  applicationAfter(id: string): Promise<string | undefined> {
    return this.repository.applicationAfter('log_state', id);
  }

  async hide(applicationId: string, before: number): Promise<boolean> {
    const ids = await this.database.transaction(() =>
      this.repository.hide('log_state', applicationId, before, RUNS_AT_ONCE),
    );
    for (const id of ids) this.log.turnAway(id, new RunLogExpiredError(id));
    return ids.length > 0;
  }

  clear(): Promise<boolean> {
    return this.database.transaction(async () => {
      const ids = await this.repository.hidden('log_state', RUNS_AT_ONCE);
      let left = EVENTS_AT_ONCE;
      for (const id of ids) {
        left -= await this.events.deleteSome(id, left);
        // Where there were as many as were wanted, there may be more.
        if (left === 0) return true;
        await this.repository.finish('log_state', id);
      }
      return ids.length === RUNS_AT_ONCE;
    });
  }
}
