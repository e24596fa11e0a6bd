import { Injectable } from '@nestjs/common';
import { ApplicationLimits } from './application-limits.js';
import { StoreFullError, TooManyAtOnceError } from './limits.errors.js';
import { LimitsRepository } from './limits.repository.js';

/** Decides whether an application may have more of what it has in the database. Asked in the transaction that adds it. */
@Injectable()
export class StoreLimits {
  constructor(
    private readonly limits: ApplicationLimits,
    private readonly repository: LimitsRepository,
  ) {}

  /** Whether one more reply may be made now. @throws TooManyAtOnceError */
  async requireRun(applicationId: string): Promise<void> {
    const { runningRuns: limit } = await this.limits.of(applicationId);
    if (limit > 0 && (await this.repository.countRunning(applicationId)) >= limit) {
      throw new TooManyAtOnceError('running_runs', limit, 'Replies in the making');
    }
  }

  /**
   * Whether a document may be added, or take the place of another.
   * @param more how many documents and characters come to those that are there.
   * @throws StoreFullError
   */
  async requireKnowledge(
    applicationId: string,
    more: { documents: number; characters: number },
  ): Promise<void> {
    const limits = await this.limits.of(applicationId);
    if (limits.documents === 0 && limits.knowledgeCharacters === 0) return;
    const size = await this.repository.knowledgeOf(applicationId);
    if (exceeds(size.documents + more.documents, limits.documents))
      throw new StoreFullError('documents', limits.documents, 'Documents');
    if (exceeds(size.characters + more.characters, limits.knowledgeCharacters))
      throw new StoreFullError(
        'knowledge_characters',
        limits.knowledgeCharacters,
        'Characters of all documents',
      );
  }
}

function exceeds(wanted: number, limit: number): boolean {
  return limit > 0 && wanted > limit;
}
