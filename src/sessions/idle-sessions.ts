import { Injectable } from '@nestjs/common';
import { ChangeFeed } from '../database/change-feed.js';
import { Database } from '../database/database.js';
import { type IdleSession, SHELVES } from './conversation.js';
import { IdleSessionsRepository } from './idle-sessions.repository.js';

/** What one transaction deletes; a message has 100,000 characters at most. */
const MESSAGES_AT_ONCE = 50;

/** Conversations in which nothing happens any more: found, put out of everybody's reach, and deleted a little at a time. */
@Injectable()
export class IdleSessions {
  constructor(
    private readonly repository: IdleSessionsRepository,
    private readonly database: Database,
    private readonly changes: ChangeFeed,
  ) {}

  applicationAfter(id: string): Promise<string | undefined> {
    return this.repository.applicationAfter(id);
  }

  /** Some of those without activity since `before`, a shelf after the other, the longest idle first, behind `after`. */
  async list(
    applicationId: string,
    before: number,
    after: IdleSession | undefined,
    limit: number,
  ): Promise<IdleSession[]> {
    const found: IdleSession[] = [];
    for (const shelf of Object.values(SHELVES)) {
      if (found.length === limit || (after && shelf < after.shelf)) continue;
      const place = after?.shelf === shelf ? after : undefined;
      const wanted = limit - found.length;
      found.push(...(await this.repository.list({ applicationId, shelf }, before, place, wanted)));
    }
    return found;
  }

  /** From the end of the present transaction on, nobody finds the conversation. */
  async hide(id: string): Promise<void> {
    await this.repository.hide(id);
    this.changes.announce(id);
  }

  findHidden(): Promise<string | undefined> {
    return this.repository.findHidden();
  }

  /** Deletes some of the messages of one that is hidden and has no runs, and itself with the last of them. */
  async eraseSome(id: string): Promise<void> {
    await this.database.transaction(async () => {
      const deleted = await this.repository.deleteMessages(id, MESSAGES_AT_ONCE);
      if (deleted < MESSAGES_AT_ONCE) await this.repository.delete(id);
    });
  }
}
