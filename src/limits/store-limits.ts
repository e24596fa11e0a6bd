import { Injectable } from '@nestjs/common';
import { applicationOf, conversationOf } from '../common/knowledge-owner.js';
import { ApplicationLimits } from './application-limits.js';
import { limitedKey } from './limited-key.js';
import {
  AttachedFullError,
  ConversationFullError,
  StoreFullError,
  TooManyAtOnceError,
} from './limits.errors.js';
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
    const key = limitedKey();
    const own = key?.limits.runningRuns;
    if (key && own !== undefined && (await this.repository.countRunningOfKey(key.keyId)) >= own)
      throw new TooManyAtOnceError('running_runs', own, 'Replies in the making by this key');
  }

  /** A reply was stored: where whoever asked for it has a limit of their own, it is counted. */
  async noteRun(runId: string): Promise<void> {
    const key = limitedKey();
    if (key?.limits.runningRuns !== undefined) await this.repository.noteRun(key.keyId, runId);
  }

  /**
   * Whether a document may be added, or take the place of another.
   * @param more how many documents, characters and bytes come to those that are there.
   * @throws StoreFullError, ConversationFullError, AttachedFullError
   */
  async requireKnowledge(
    applicationId: string,
    more: { documents: number; characters: number; bytes: number },
  ): Promise<void> {
    if (conversationOf(applicationId) !== undefined) {
      await this.requireInConversation(applicationId, more);
      return;
    }
    const limits = await this.limits.of(applicationId);
    if (limits.documents === 0 && limits.knowledgeCharacters === 0 && limits.knowledgeBytes === 0) return;
    const size = await this.repository.knowledgeOf(applicationId);
    if (exceeds(size.documents + more.documents, limits.documents))
      throw new StoreFullError('documents', limits.documents, 'Documents');
    if (exceeds(size.characters + more.characters, limits.knowledgeCharacters))
      throw new StoreFullError(
        'knowledge_characters',
        limits.knowledgeCharacters,
        'Characters of all documents',
      );
    if (exceeds(size.bytes + more.bytes, limits.knowledgeBytes))
      throw new StoreFullError('knowledge_bytes', limits.knowledgeBytes, 'Bytes of all documents');
  }

  private async requireInConversation(
    owner: string,
    more: { documents: number; bytes: number },
  ): Promise<void> {
    const { documents, bytes } = this.limits.ofConversation;
    const size = await this.repository.knowledgeOf(owner);
    if (size.documents + more.documents > documents)
      throw new ConversationFullError('conversation_documents', documents, 'Documents');
    if (size.bytes + more.bytes > bytes)
      throw new ConversationFullError('conversation_bytes', bytes, 'Bytes of all documents');
    await this.requireAttached(owner, more.bytes);
  }

  /** A conversation costs nothing, so what one may have bounds nobody. */
  private async requireAttached(owner: string, more: number): Promise<void> {
    const applicationId = applicationOf(owner);
    const { attachedBytes, userAttachedBytes } = await this.limits.of(applicationId);
    if (attachedBytes > 0 && (await this.repository.attachedIn(applicationId)) + more > attachedBytes)
      throw new AttachedFullError('attached_bytes', attachedBytes, 'of the application');
    if (userAttachedBytes === 0) return;
    const userId = await this.repository.userOf(conversationOf(owner) ?? '');
    if (userId === null) return;
    if ((await this.repository.attachedBy(applicationId, userId)) + more > userAttachedBytes)
      throw new AttachedFullError('user_attached_bytes', userAttachedBytes, 'of the user');
  }
}

function exceeds(wanted: number, limit: number): boolean {
  return limit > 0 && wanted > limit;
}
