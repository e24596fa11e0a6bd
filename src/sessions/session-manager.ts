import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { IdGenerator } from '../common/id-generator.js';
import { type JsonObject } from '../common/json.js';
import {
  allows,
  type Conversation,
  type ConversationConfig,
  stateAt,
  titleFrom,
  type Transition,
  TRANSITIONS,
} from './conversation.js';
import { type Message } from './message.js';
import { MessagesRepository } from './messages.repository.js';
import {
  ConversationNotActiveError,
  ConversationNotFoundError,
  IllegalTransitionError,
  MessageNotFoundError,
} from './sessions.errors.js';
import { type ConversationFilter, SessionsRepository } from './sessions.repository.js';

/** Conversations, their lifecycle and their messages. */
@Injectable()
export class SessionManager {
  constructor(
    private readonly sessions: SessionsRepository,
    private readonly messages: MessagesRepository,
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
      state: 'ACTIVE',
      headMessageId: null,
      createdAt: now,
      updatedAt: now,
      expiresAt: now + input.ttlMs,
    };
    await this.sessions.insert(conversation);
    return conversation;
  }

  /** The conversation as it stands now: one whose time is over is ENDED. @throws ConversationNotFoundError */
  async getSession(id: string): Promise<Conversation> {
    const conversation = await this.sessions.find(id);
    if (!conversation) throw new ConversationNotFoundError(id);
    return this.asOfNow(conversation);
  }

  /** @throws ConversationNotFoundError, ConversationNotActiveError */
  async requireActive(id: string): Promise<Conversation> {
    const stored = await this.sessions.find(id);
    if (!stored) throw new ConversationNotFoundError(id);
    const conversation = this.asOfNow(stored);
    if (conversation.state !== 'ACTIVE') {
      throw new ConversationNotActiveError(id, conversation.state, stored.state !== conversation.state);
    }
    return conversation;
  }

  async listSessions(filter: ConversationFilter): Promise<Conversation[]> {
    return (await this.sessions.list(filter)).map((conversation) => this.asOfNow(conversation));
  }

  async rename(id: string, title: string): Promise<Conversation> {
    const conversation = await this.getSession(id);
    await this.sessions.update(id, { title });
    return { ...conversation, title };
  }

  /** Moves the lifecycle on. Activity slides the expiry, so resuming does too. @throws IllegalTransitionError */
  async transition(id: string, transition: Transition): Promise<Conversation> {
    const conversation = await this.getSession(id);
    if (!allows(transition, conversation.state)) {
      throw new IllegalTransitionError(id, transition, conversation.state);
    }
    const now = this.clock.now();
    const changes = {
      state: TRANSITIONS[transition].to,
      updatedAt: now,
      ...(transition === 'resume' && { expiresAt: now + conversation.ttlMs }),
    };
    await this.sessions.update(id, changes);
    return { ...conversation, ...changes };
  }

  async erase(id: string): Promise<void> {
    await this.sessions.erase(id);
  }

  /** Keeps conversations from expiring while a reply is being made. */
  async slideExpiry(ids: readonly string[]): Promise<void> {
    if (ids.length > 0) await this.sessions.slideExpiry(ids, this.clock.now());
  }

  /** Ends every conversation whose time is over. @returns their ids. */
  async endExpired(): Promise<string[]> {
    return this.sessions.endExpired(this.clock.now());
  }

  /** A user's message that is not stored yet. */
  draftMessage(conversationId: string, content: string, metadata: JsonObject): Message {
    const createdAt = this.clock.now();
    const id = this.ids.next('msg');
    return { id, conversationId, parentId: null, runId: null, role: 'user', content, metadata, createdAt };
  }

  /** Stores a message that waits: it is not part of the history yet. */
  async storeMessage(message: Message): Promise<void> {
    await this.messages.insert(message);
  }

  /** Adds the text of `addition` to a message that waits. */
  async joinMessage(id: string, addition: Message): Promise<void> {
    const message = await this.getMessage(id);
    await this.messages.setContent(id, `${message.content}\n\n${addition.content}`);
  }

  /** A message came: the expiry slides, and the first one gives the conversation its title. */
  async noteActivity(conversation: Conversation, content: string): Promise<void> {
    const now = this.clock.now();
    await this.sessions.update(conversation.id, {
      ...(conversation.title === null && { title: titleFrom(content) }),
      updatedAt: now,
      expiresAt: now + conversation.ttlMs,
    });
  }

  /** Puts a message that waits at the end of the active branch. */
  async placeAtHead(conversationId: string, messageId: string): Promise<void> {
    const conversation = await this.getSession(conversationId);
    await this.messages.setParent(messageId, conversation.headMessageId);
    await this.sessions.update(conversationId, { headMessageId: messageId });
  }

  /** Stores a reply behind the message it answers and makes it the end of the active branch. */
  async appendReply(reply: Omit<Message, 'createdAt'>): Promise<void> {
    const conversation = await this.getSession(reply.conversationId);
    const now = this.clock.now();
    await this.messages.insert({ ...reply, createdAt: now });
    await this.sessions.update(conversation.id, {
      headMessageId: reply.id,
      updatedAt: now,
      // An ended conversation stays ended: its reply is kept, its time is not prolonged.
      ...(conversation.state !== 'ENDED' && { expiresAt: now + conversation.ttlMs }),
    });
  }

  /** Takes a message and what came after it out of the active branch. It stays stored. */
  async stepBack(conversationId: string, messageId: string): Promise<void> {
    const { parentId } = await this.getMessage(messageId);
    await this.sessions.update(conversationId, { headMessageId: parentId });
  }

  /** How many messages the active branch has. */
  async countHistory(id: string): Promise<number> {
    const { headMessageId } = await this.getSession(id);
    return headMessageId === null ? 0 : this.messages.branchLength(headMessageId);
  }

  /** @throws MessageNotFoundError */
  async getMessage(id: string): Promise<Message> {
    const message = await this.messages.find(id);
    if (!message) throw new MessageNotFoundError(id);
    return message;
  }

  /** The latest `limit` messages of the active branch, or those before message `before`; oldest first. */
  async getHistory(conversation: Conversation, limit: number, before?: string): Promise<Message[]> {
    let head = conversation.headMessageId;
    if (before !== undefined) {
      const message = await this.getMessage(before);
      if (message.conversationId !== conversation.id) throw new MessageNotFoundError(before);
      head = message.parentId;
    }
    return head === null ? [] : this.messages.branch(head, limit);
  }

  private asOfNow(conversation: Conversation): Conversation {
    return { ...conversation, state: stateAt(conversation, this.clock.now()) };
  }
}
