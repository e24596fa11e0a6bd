// Longer than other files: whatever changes a conversation goes through here, so that the change is announced.
import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { IdGenerator } from '../common/id-generator.js';
import { type JsonObject } from '../common/json.js';
import { ChangeFeed } from '../database/change-feed.js';
import { Database } from '../database/database.js';
import {
  allows,
  type Conversation,
  type ConversationConfig,
  hasExpired,
  type Shelf,
  SHELVES,
  stateAt,
  type Transition,
  TRANSITIONS,
} from './conversation.js';
import {
  ConversationNotActiveError,
  ConversationNotFoundError,
  IllegalTransitionError,
} from './sessions.errors.js';
import {
  type ConversationChanges,
  type ConversationFilter,
  SessionsRepository,
} from './sessions.repository.js';

/** Conversations and their lifecycle. */
@Injectable()
export class SessionManager {
  constructor(
    private readonly database: Database,
    private readonly sessions: SessionsRepository,
    private readonly changes: ChangeFeed,
    private readonly clock: Clock,
    private readonly ids: IdGenerator,
  ) {}

  async createSession(input: {
    applicationId: string;
    userId: string | null;
    config: ConversationConfig;
    metadata: JsonObject;
    ttlMs: number;
  }): Promise<Conversation> {
    const now = this.clock.now();
    const conversation: Conversation = {
      ...input,
      id: this.ids.next('conv'),
      title: null,
      titledBy: 'nobody',
      shelf: SHELVES.list,
      state: 'ACTIVE',
      headMessageId: null,
      pinnedMessageIds: [],
      createdAt: now,
      updatedAt: now,
      expiresAt: now + input.ttlMs,
    };
    await this.sessions.insert(conversation);
    return conversation;
  }

  /**
   * Runs `work` as one change of a conversation: from what it reads to what it writes nobody else changes it, in no
   * process. Whoever changes a conversation, or what belongs to it, begins with this or with {@link Database.hold}.
   */
  async change<Result>(id: string, work: () => Promise<Result>): Promise<Result> {
    return this.database.transaction(async () => {
      await this.database.hold(id);
      return work();
    });
  }

  /** The conversation as it stands now: one whose time is over is ENDED. @throws ConversationNotFoundError */
  async getSession(id: string): Promise<Conversation> {
    const conversation = await this.findSession(id);
    if (!conversation) throw new ConversationNotFoundError(id);
    return conversation;
  }

  /** The same, and undefined where there is none. */
  async findSession(id: string): Promise<Conversation | undefined> {
    const conversation = await this.sessions.find(id);
    return conversation && this.asOfNow(conversation);
  }

  /** @throws ConversationNotFoundError, ConversationNotActiveError */
  async requireActive(id: string): Promise<Conversation> {
    const stored = await this.sessions.find(id);
    if (!stored) throw new ConversationNotFoundError(id);
    const conversation = this.asOfNow(stored);
    if (conversation.state !== 'ACTIVE') {
      throw new ConversationNotActiveError(id, conversation.state, hasExpired(conversation));
    }
    return conversation;
  }

  async listSessions(filter: ConversationFilter): Promise<Conversation[]> {
    return (await this.sessions.list(filter)).map((conversation) => this.asOfNow(conversation));
  }

  /** The ids of all conversations of a user, on whatever shelf, or of so many of them. */
  async idsOf(applicationId: string, userId: string, limit?: number): Promise<string[]> {
    return this.sessions.idsOf(applicationId, userId, limit);
  }

  /** A person's name for it goes over any other. */
  async rename(id: string, title: string): Promise<void> {
    await this.update(id, { title, titledBy: 'person' });
  }

  /**
   * Changes the title, or who is at it, of a conversation whose title is still by `from`.
   * @returns false where it is not any more, or the conversation is gone.
   */
  async titleFrom(
    id: string,
    from: Conversation['titledBy'],
    changes: Partial<Pick<Conversation, 'title' | 'titledBy'>>,
  ): Promise<boolean> {
    return this.change(id, async () => {
      if ((await this.findSession(id))?.titledBy !== from) return false;
      await this.update(id, changes);
      return true;
    });
  }

  /** How its replies are made from the next one on. */
  async configure(id: string, config: ConversationConfig): Promise<void> {
    await this.update(id, { config });
  }

  /** Moves it to the archive, back to the list, or to the top of that. */
  async putOn(id: string, shelf: Shelf): Promise<void> {
    await this.update(id, { shelf });
  }

  /**
   * Moves the lifecycle on. Activity slides the expiry, so resuming does too, and revives what has expired; ending takes
   * the time that was left. @throws IllegalTransitionError
   */
  async transition(id: string, transition: Transition): Promise<Conversation> {
    return this.change(id, async () => {
      const conversation = await this.getSession(id);
      if (!allows(transition, conversation.state, hasExpired(conversation))) {
        throw new IllegalTransitionError(id, transition, conversation.state);
      }
      const now = this.clock.now();
      const changes = {
        state: TRANSITIONS[transition].to,
        updatedAt: now,
        ...(transition === 'resume' && { expiresAt: now + conversation.ttlMs }),
        ...(transition === 'end' && { expiresAt: now }),
      };
      await this.update(id, changes);
      return { ...conversation, ...changes };
    });
  }

  async erase(id: string): Promise<void> {
    await this.database.transaction(async () => {
      await this.sessions.erase(id);
      this.changes.announce(id);
    });
  }

  /** Keeps conversations from expiring while a reply is being made. */
  async slideExpiry(ids: readonly string[]): Promise<void> {
    if (ids.length > 0) await this.sessions.slideExpiry(ids, this.clock.now());
  }

  /** Ends every conversation whose time is over. @returns their ids. */
  async endExpired(): Promise<string[]> {
    const ids = await this.sessions.endExpired(this.clock.now());
    for (const id of ids) this.changes.announce(id);
    return ids;
  }

  /** Something happened in the conversation: its expiry slides, unless it has ended. */
  async noteActivity(
    conversation: Conversation,
    changes: Partial<Pick<Conversation, 'title' | 'titledBy' | 'headMessageId'>>,
  ): Promise<void> {
    const now = this.clock.now();
    const isOver = conversation.state === 'ENDED';
    const times = isOver ? {} : { updatedAt: now, expiresAt: now + conversation.ttlMs };
    await this.update(conversation.id, { ...changes, ...times });
  }

  /** Makes a message the end of the active branch. */
  async moveHead(id: string, messageId: string | null): Promise<void> {
    await this.update(id, { headMessageId: messageId });
  }

  /** These messages go with every reply from now on, and no others. */
  async setPins(id: string, messageIds: readonly string[]): Promise<void> {
    await this.update(id, { pinnedMessageIds: messageIds });
  }

  private async update(id: string, changes: ConversationChanges): Promise<void> {
    await this.database.transaction(async () => {
      await this.sessions.update(id, changes);
      this.changes.announce(id);
    });
  }

  private asOfNow(conversation: Conversation): Conversation {
    return { ...conversation, state: stateAt(conversation, this.clock.now()) };
  }
}
