import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { applicationOf, behindOwner, ownersWithin } from '../../common/knowledge-owner.js';
import { Claims } from '../../database/claims/claims.js';
import { type JobKind } from '../documents/ingestion-job.js';
import { IngestionJobsRepository } from '../documents/ingestion-jobs.repository.js';
import { fileClaim, textsClaim } from './ingestion-claims.js';

/** How many applications are remembered. */
const KNOWN_APPLICATIONS = 1_000;
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
 * for another's thousands, and within one it and its conversations do. The texts of one go in one after the other, wherever
 * that is; its files are read side by side.
 */
@Injectable()
export class IngestionTurns {
  /** The owner that had the last turn. */
  private readonly last: Record<JobKind, string> = { text: '', file: '' };
  /** The same of each application that may have several: beyond so many, one begins with its first again. */
  private readonly lastWithin = new LRUCache<string, string>({ max: KNOWN_APPLICATIONS });

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
      for await (const owner of this.owners(applicationId, kind)) {
        const turn = await (kind === 'text' ? this.texts(owner, limit) : this.file(owner));
        if (!turn) continue;
        this.last[kind] = owner;
        this.lastWithin.set(`${kind} ${applicationId}`, owner);
        return turn;
      }
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

  /** Those that have something waiting, in them or in their conversations, from the one behind the last, and around again. */
  private async *applications(kind: JobKind): AsyncGenerator<string> {
    for (let from of [ownersWithin(applicationOf(this.last[kind])).to, '']) {
      for (;;) {
        const owner = await this.jobs.firstOwner(from, kind);
        if (owner === undefined) break;
        const applicationId = applicationOf(owner);
        yield applicationId;
        from = ownersWithin(applicationId).to;
      }
    }
  }

  /** Those within an application that have something waiting: itself, and its conversations. In the same order. */
  private async *owners(applicationId: string, kind: JobKind): AsyncGenerator<string> {
    const last = this.lastWithin.get(`${kind} ${applicationId}`);
    for (let from of [last === undefined ? applicationId : behindOwner(last), applicationId]) {
      for (;;) {
        const owner = await this.jobs.firstOwner(from, kind);
        if (owner === undefined || applicationOf(owner) !== applicationId) break;
        yield owner;
        from = behindOwner(owner);
      }
    }
  }
}
