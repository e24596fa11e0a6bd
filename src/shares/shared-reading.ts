import { Injectable } from '@nestjs/common';
import { ApplicationManager } from '../applications/application-manager.js';
import { showsOf } from '../applications/page/page.js';
import { Clock, toTimestamp } from '../common/clock.js';
import { VisitLimits } from '../limits/visit-limits.js';
import { type Conversation } from '../sessions/conversation.js';
import { SessionManager } from '../sessions/session-manager.js';
import { ConversationNotFoundError } from '../sessions/sessions.errors.js';
import { branchOf, Transcripts } from '../sessions/transcripts.js';
import { type Share } from './share.js';
import { hashOf } from './share-secret.js';
import { toSharedMessage } from './shared-message.js';
import { type SharedConversationDto } from './shares.dto.js';
import { SharedNotFoundError } from './shares.errors.js';
import { SharesRepository } from './shares.repository.js';

/** So many messages are answered at a time. */
const PART = 100;
/** In a minute: how often a link is read, by whomever, and how often one address asks for what is not there. */
const READS = 600;
const MISSES = 60;

/** What strangers read by a link. */
@Injectable()
export class SharedReading {
  constructor(
    private readonly repository: SharesRepository,
    private readonly sessions: SessionManager,
    private readonly transcripts: Transcripts,
    private readonly applications: ApplicationManager,
    private readonly limits: VisitLimits,
    private readonly clock: Clock,
  ) {}

  /**
   * Whoever guesses is stopped by his own misses, and keeps nobody from reading, also where all come from one address.
   * @param address of whoever asks.
   * @throws SharedNotFoundError, QuotaUsedUpError
   */
  async read(secret: string, from: number, address: string): Promise<SharedConversationDto> {
    try {
      const { share, conversation } = await this.find(secret);
      await this.limits.count(`share ${share.id}`, READS);
      return await this.part(share, conversation, from);
    } catch (error) {
      if (error instanceof SharedNotFoundError) await this.limits.count(`misses of ${address}`, MISSES);
      throw error;
    }
  }

  private async find(secret: string): Promise<{ share: Share; conversation: Conversation }> {
    const hash = hashOf(secret);
    const share = hash === undefined ? undefined : await this.repository.findBySecret(hash);
    if (!share || (share.expiresAt !== null && share.expiresAt <= this.clock.now()))
      throw new SharedNotFoundError();
    return { share, conversation: await this.conversationOf(share) };
  }

  /** What is being erased is out of reach already. */
  private async conversationOf({ conversationId }: Share): Promise<Conversation> {
    try {
      return await this.sessions.getSession(conversationId);
    } catch (error) {
      throw error instanceof ConversationNotFoundError ? new SharedNotFoundError() : error;
    }
  }

  private async part(
    share: Share,
    { applicationId }: Conversation,
    from: number,
  ): Promise<SharedConversationDto> {
    const shows = showsOf((await this.applications.getSettings(applicationId)).page);
    if (!shows.sharing) throw new SharedNotFoundError();
    const ids = branchOf(await this.transcripts.outline(share.conversationId), share.headMessageId);
    const messages = await this.transcripts.some(ids.slice(from, from + PART));
    return {
      application_id: applicationId,
      title: share.title,
      shared_at: toTimestamp(share.createdAt),
      expires_at: share.expiresAt === null ? null : toTimestamp(share.expiresAt),
      messages: messages
        .map((message) => toSharedMessage(message, share, shows.knowledge))
        .filter((message) => message !== undefined),
      next_from: from + PART < ids.length ? from + PART : null,
    };
  }
}
