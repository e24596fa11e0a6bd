import { Injectable } from '@nestjs/common';
import { Claims } from '../../database/claims/claims.js';
import { type JobKind } from '../documents/ingestion-job.js';
import { IngestionJobsRepository } from '../documents/ingestion-jobs.repository.js';
import { fileClaim, textsClaim } from './ingestion-claims.js';

/** So many files of one application are read at the same time, by all processes together. */
const FILES_AT_ONCE = 64;

/** What this process is to take in next, and nobody else is. */
export interface IngestionTurn {
  /** To be released when it is done. */
  claim: string;
  documentIds: string[];
}

/**
 * Says what comes next, and sees to it that no other process does the same. Applications take turns, so that none waits
 * for another's thousands. The texts of one go in one after the other, wherever that is; its files are read side by side.
 */
@Injectable()
export class IngestionTurns {
  private readonly last: Record<JobKind, string> = { text: '', file: '' };

  constructor(
    private readonly jobs: IngestionJobsRepository,
    private readonly claims: Claims,
  ) {}

  /**
   * Claims the oldest texts of an application, or one of its files.
   * @returns undefined where nothing waits but what is being done.
   */
  async next(kind: JobKind, limit: number): Promise<IngestionTurn | undefined> {
    for await (const applicationId of this.applications(kind)) {
      const turn = await (kind === 'text' ? this.texts(applicationId, limit) : this.file(applicationId));
      if (!turn) continue;
      this.last[kind] = applicationId;
      return turn;
    }
    return undefined;
  }

  async release({ claim }: IngestionTurn): Promise<void> {
    await this.claims.release(claim);
  }

  private async texts(applicationId: string, limit: number): Promise<IngestionTurn | undefined> {
    const claim = await this.claims.takeFirst([textsClaim(applicationId)]);
    // What waits is read behind the claim: what another process has just done waits no longer.
    return claim === undefined
      ? undefined
      : { claim, documentIds: await this.jobs.oldestOf(applicationId, 'text', limit) };
  }

  private async file(applicationId: string): Promise<IngestionTurn | undefined> {
    const oldest = await this.jobs.oldestOf(applicationId, 'file', FILES_AT_ONCE);
    const claim = await this.claims.takeFirst(oldest.map(fileClaim));
    return claim === undefined
      ? undefined
      : { claim, documentIds: oldest.filter((id) => fileClaim(id) === claim) };
  }

  /** Those that have something waiting, from the one that comes behind the last, and around again. */
  private async *applications(kind: JobKind): AsyncGenerator<string> {
    for (const start of [this.last[kind], '']) {
      for (let id: string | undefined = start; ;) {
        id = await this.jobs.applicationBehind(id, kind);
        if (id === undefined) break;
        yield id;
      }
    }
  }
}
