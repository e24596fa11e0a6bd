import { DomainError, type Quota } from '../common/domain-error.js';

/** As much as may be had in a time was had. The code names what was counted. */
export class QuotaUsedUpError extends DomainError {
  constructor(quota: Quota, what: string) {
    super(
      'rate-limited',
      `${quota.name}_limit`,
      `${what} may be ${quota.limit}, and are that many already.`,
      {
        members: { limit: quota.limit },
        retryAfterSeconds: quota.resetSeconds,
        quota,
      },
    );
  }
}

/** As many as may be at the same time are; when one of them ends cannot be known. */
const RETRY_AFTER_SECONDS = 5;

/** As many of something as may be at the same time are. */
export class TooManyAtOnceError extends DomainError {
  constructor(name: 'open_streams' | 'running_runs', limit: number, what: string) {
    super('rate-limited', `${name}_limit`, `${what} may be ${limit} at the same time, and are.`, {
      members: { limit },
      retryAfterSeconds: RETRY_AFTER_SECONDS,
    });
  }
}

/** What a conversation keeps of its own would be more than it may. */
export class ConversationFullError extends DomainError {
  constructor(name: 'conversation_documents' | 'conversation_bytes', limit: number, what: string) {
    super('conflict', `${name}_limit`, `${what} of the conversation may be ${limit}. Delete some first.`, {
      members: { limit },
    });
  }
}

/** What an application's conversations keep of files together, or those of one user, would be more than it may. */
export class AttachedFullError extends DomainError {
  constructor(name: 'attached_bytes' | 'user_attached_bytes', limit: number, whose: string) {
    const detail = `Bytes of all files in conversations ${whose} may be ${limit}. Delete some first.`;
    super('conflict', `${name}_limit`, detail, { members: { limit } });
  }
}

/** What an application keeps would be more than it may. */
export class StoreFullError extends DomainError {
  constructor(name: 'documents' | 'knowledge_characters' | 'knowledge_bytes', limit: number, what: string) {
    super('conflict', `${name}_limit`, `${what} of the application may be ${limit}. Delete some first.`, {
      members: { limit },
    });
  }
}
