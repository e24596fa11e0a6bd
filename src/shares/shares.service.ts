import { Injectable } from '@nestjs/common';
import { ApplicationManager } from '../applications/application-manager.js';
import { showsOf } from '../applications/page/page.js';
import { Clock, toTimestamp } from '../common/clock.js';
import { IdGenerator } from '../common/id-generator.js';
import { MessageHistory } from '../sessions/message-history.js';
import { SessionManager } from '../sessions/session-manager.js';
import { MAX_SHARES, type Share } from './share.js';
import { hashOf, newSecret } from './share-secret.js';
import { type NewShareDto, type ShareConversationRequest, type ShareDto } from './shares.dto.js';
import {
  NothingToShareError,
  ShareNotFoundError,
  SharesFullError,
  SharingNotAllowedError,
} from './shares.errors.js';
import { SharesRepository } from './shares.repository.js';

const DAY_MS = 86_400_000;

/** Links to conversations: made, listed, and taken back. */
@Injectable()
export class SharesService {
  constructor(
    private readonly repository: SharesRepository,
    private readonly sessions: SessionManager,
    private readonly history: MessageHistory,
    private readonly applications: ApplicationManager,
    private readonly clock: Clock,
    private readonly ids: IdGenerator,
  ) {}

  /** @throws ConversationNotFoundError, SharingNotAllowedError, NothingToShareError, SharesFullError */
  async share(conversationId: string, { expires_in_days }: ShareConversationRequest): Promise<NewShareDto> {
    const days = expires_in_days ?? null;
    const secret = newSecret();
    const share = await this.sessions.change(conversationId, async () => {
      const { applicationId, headMessageId, title } = await this.sessions.getSession(conversationId);
      const { page } = await this.applications.getSettings(applicationId);
      if (!showsOf(page).sharing) throw new SharingNotAllowedError();
      if (headMessageId === null) throw new NothingToShareError(conversationId);
      const now = this.clock.now();
      await this.repository.deleteExpired(conversationId, now);
      if ((await this.repository.ofConversation(conversationId, now)).length >= MAX_SHARES)
        throw new SharesFullError();
      const made: Share = {
        id: this.ids.next('shr'),
        ...{ conversationId, title, headMessageId },
        headRunId: (await this.history.getMessage(headMessageId)).runId,
        createdAt: now,
        expiresAt: days === null ? null : now + days * DAY_MS,
      };
      await this.repository.insert(made, hashOf(secret) ?? '');
      return made;
    });
    return { ...toDto(share), secret, path: `/shared/${secret}` };
  }

  /** Those that lead somewhere, the newest first. @throws ConversationNotFoundError */
  async list(conversationId: string): Promise<ShareDto[]> {
    await this.sessions.getSession(conversationId);
    return (await this.repository.ofConversation(conversationId, this.clock.now())).map(toDto);
  }

  /** From now on the link leads nowhere. @throws ConversationNotFoundError, ShareNotFoundError */
  async revoke(conversationId: string, id: string): Promise<void> {
    await this.sessions.change(conversationId, async () => {
      await this.sessions.getSession(conversationId);
      if (!(await this.repository.delete(conversationId, id))) throw new ShareNotFoundError(id);
    });
  }
}

function toDto({ id, conversationId, createdAt, expiresAt }: Share): ShareDto {
  return {
    id,
    conversation_id: conversationId,
    created_at: toTimestamp(createdAt),
    expires_at: expiresAt === null ? null : toTimestamp(expiresAt),
  };
}
