import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { IdGenerator } from '../common/id-generator.js';
import { type JsonObject } from '../common/json.js';
import { BranchReader } from './branch-reader.js';
import { BranchTextsRepository } from './branch-texts.repository.js';
import { type Conversation } from './conversation.js';
import { type Message, type MessageDocument } from './message.js';
import { MessagesRepository } from './messages.repository.js';
import { SessionManager } from './session-manager.js';
import { MessageNotFoundError } from './sessions.errors.js';

/** The messages of conversations: a tree, of which one branch is the history. */
@Injectable()
export class MessageHistory {
  constructor(
    private readonly messages: MessagesRepository,
    private readonly texts: BranchTextsRepository,
    private readonly sessions: SessionManager,
    private readonly clock: Clock,
    private readonly ids: IdGenerator,
  ) {}

  /** A user's message that is not stored yet. */
  draftMessage(
    conversationId: string,
    said: Pick<Message, 'content' | 'metadata' | 'documents'>,
    parentId: string | null,
  ): Message {
    const createdAt = this.clock.now();
    const id = this.ids.next('msg');
    const waits = { placed: false, runId: null, role: 'user' } as const;
    return { ...waits, ...said, id, conversationId, parentId, createdAt };
  }

  /** Stores a message, which is part of the tree where it is `placed`, and waits otherwise. */
  async storeMessage(message: Message): Promise<void> {
    await this.messages.insert(message);
  }

  /** Adds the text of `addition`, and its files, to a message that waits. */
  async joinMessage(id: string, addition: Message): Promise<void> {
    const message = await this.getMessage(id);
    const documents = joined(message.documents, addition.documents);
    const content = `${message.content}\n\n${addition.content}`;
    await this.messages.rewrite(id, { content, ...(documents.length > 0 && { documents }) });
  }

  /** Replaces the text of a message that waits. */
  async rewriteMessage(id: string, content: string): Promise<void> {
    await this.messages.rewrite(id, { content });
  }

  /** Makes a message that waits the newest of the history, behind what is the newest now. */
  async append(conversationId: string, messageId: string): Promise<void> {
    const { headMessageId } = await this.sessions.getSession(conversationId);
    await this.messages.setParent(messageId, headMessageId);
    await this.sessions.moveHead(conversationId, messageId);
  }

  /** Makes a message the newest of the history where it stands: what came after it is on another branch. */
  async branchAt(conversationId: string, messageId: string): Promise<void> {
    const { parentId } = await this.getMessage(messageId);
    await this.messages.setParent(messageId, parentId);
    await this.sessions.moveHead(conversationId, messageId);
  }

  /** Makes the branch that `messageId` lies on the history, down to its newest end. @throws MessageNotFoundError */
  async selectBranch(conversationId: string, messageId: string): Promise<void> {
    await this.getMessageOf(conversationId, messageId);
    const children = Map.groupBy(await this.messages.outline(conversationId), (message) => message.parentId);
    let end = messageId;
    for (let next = children.get(end)?.at(-1); next; next = children.get(end)?.at(-1)) end = next.id;
    await this.sessions.moveHead(conversationId, end);
  }

  /** Stores a reply. */
  async storeReply(reply: Omit<Message, 'placed' | 'createdAt'>): Promise<void> {
    await this.messages.insert({ ...reply, placed: true, createdAt: this.clock.now() });
  }

  /** A reply has grown: what its next run made of it takes the place of what it was. */
  async extendReply({ id, ...reply }: Pick<Message, 'id' | 'runId' | 'content' | 'metadata'>): Promise<void> {
    await this.messages.rewrite(id, reply);
  }

  /** Whether anything was said behind a message, on whatever branch. */
  async isFollowed(conversationId: string, id: string): Promise<boolean> {
    return (await this.messages.siblings(conversationId, [id])).length > 0;
  }

  /** How many messages the branch that ends in `headId` has. */
  async countBranch(headId: string): Promise<number> {
    return this.messages.branchLength(headId);
  }

  /** The ids of all messages of a conversation, oldest first, those that wait among them. */
  async idsOf(conversationId: string): Promise<string[]> {
    return this.messages.idsOf(conversationId);
  }

  /** @throws MessageNotFoundError */
  async getMessage(id: string): Promise<Message> {
    const message = await this.messages.find(id);
    if (!message) throw new MessageNotFoundError(id);
    return message;
  }

  /** A message of the tree. @throws MessageNotFoundError also for one of another conversation, and one that waits. */
  async getMessageOf(conversationId: string, id: string): Promise<Message> {
    const message = await this.getMessage(id);
    if (message.conversationId !== conversationId || !message.placed) throw new MessageNotFoundError(id);
    return message;
  }

  /** The latest `limit` messages of the history, or those before message `before`; oldest first. */
  async getHistory(conversation: Conversation, limit: number, before?: string): Promise<Message[]> {
    const head =
      before === undefined
        ? conversation.headMessageId
        : (await this.getMessageOf(conversation.id, before)).parentId;
    return head === null ? [] : this.messages.branch(head, limit);
  }

  /** Reads the history from its newest message back. */
  readBack(conversation: Conversation): BranchReader {
    return new BranchReader(this.texts, conversation.headMessageId);
  }

  /** The ids of the messages that stand where each of `messages` stands, oldest first, itself among them. */
  async siblingsOf(messages: readonly Message[]): Promise<Map<string, string[]>> {
    const found = new Map<string, string[]>();
    const [first] = messages;
    if (!first) return found;
    const outline = await this.messages.siblings(
      first.conversationId,
      messages.map((message) => message.parentId),
    );
    const byParent = Map.groupBy(outline, (message) => message.parentId);
    for (const message of messages) {
      found.set(
        message.id,
        (byParent.get(message.parentId) ?? []).map((sibling) => sibling.id),
      );
    }
    return found;
  }

  /** Copies the branch that ends in `headId` into another conversation, and makes it its history, with these pinned. */
  async copyBranch(headId: string, target: Conversation, pinned: readonly string[]): Promise<void> {
    let parentId: string | null = null;
    const copies = new Map<string, string>();
    for (const message of await this.messages.branch(headId, Number.MAX_SAFE_INTEGER)) {
      const id = this.ids.next('msg');
      const copy = { ...message, id, conversationId: target.id, parentId, runId: null };
      await this.messages.insert({ ...copy, metadata: withOrigin(message) });
      copies.set(message.id, id);
      parentId = id;
    }
    await this.sessions.moveHead(target.id, parentId);
    const pins = pinned.map((id) => copies.get(id)).filter((id) => id !== undefined);
    if (pins.length > 0) await this.sessions.setPins(target.id, pins);
  }
}

/** A reply that is copied was made by no run of its new conversation, but it is still told which one made it. */
function withOrigin({ role, runId, metadata }: Message): JsonObject {
  return role === 'assistant' && runId !== null ? { ...metadata, origin_run_id: runId } : metadata;
}

/** All of the files, each once. */
function joined(
  before: readonly MessageDocument[] = [],
  added: readonly MessageDocument[] = [],
): MessageDocument[] {
  return [...new Map([...before, ...added].map((document) => [document.id, document])).values()];
}
