import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { EVENTS_AT_ONCE } from './expiring-logs.js';
import { ExpiringManifestsRepository } from './expiring-manifests.repository.js';
import { RunEventsRepository } from './run-events.repository.js';
import { RunLog } from './run-log.js';
import { RunNotFoundError } from './runs.errors.js';
import { RunsRepository } from './runs.repository.js';

const RUNS_AT_ONCE = 20;
const PIECES_AT_ONCE = 100;

/** Deletes the runs of a conversation that is out of everybody's reach, a little at a time. */
@Injectable()
export class RunEraser {
  constructor(
    private readonly database: Database,
    private readonly runs: RunsRepository,
    private readonly events: RunEventsRepository,
    private readonly manifests: ExpiringManifestsRepository,
    private readonly log: RunLog,
  ) {}

  /** @returns whether there may be more. */
  eraseSome(conversationId: string): Promise<boolean> {
    return this.database.transaction(async () => {
      const ids = await this.runs.idsOf(conversationId, RUNS_AT_ONCE);
      if (ids.length === 0) return this.erasePieces(conversationId);
      this.database.afterCommit(() => {
        for (const id of ids) this.log.turnAway(id, new RunNotFoundError(id));
      });
      let left = EVENTS_AT_ONCE;
      for (const id of ids) {
        left -= await this.events.deleteSome(id, left);
        // Where there were as many as were wanted, there may be more.
        if (left === 0) break;
        await this.runs.delete(id);
      }
      return true;
    });
  }

  private async erasePieces(conversationId: string): Promise<boolean> {
    const hashes = await this.manifests.hashesAfter(conversationId, '', PIECES_AT_ONCE);
    await this.manifests.deletePieces(conversationId, hashes);
    return hashes.length > 0;
  }
}
