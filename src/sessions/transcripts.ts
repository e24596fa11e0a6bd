import { Injectable } from '@nestjs/common';
import { MessageBatchesRepository } from './message-batches.repository.js';
import { type Message, type MessageOutline } from './message.js';
import { MessagesRepository } from './messages.repository.js';

/** So many messages are in memory at a time. */
const BATCH = 25;

/** What was said in a conversation, whatever its length: where everything stands at once, the texts a few at a time. */
@Injectable()
export class Transcripts {
  constructor(
    private readonly messages: MessagesRepository,
    private readonly batches: MessageBatchesRepository,
  ) {}

  /** Every message that is part of the tree, oldest first. */
  async outline(conversationId: string): Promise<MessageOutline[]> {
    return this.messages.outline(conversationId);
  }

  /** These messages, in this order, a few at a time. What is gone by then is left out. */
  async *read(ids: readonly string[]): AsyncGenerator<Message[]> {
    for (let start = 0; start < ids.length; start += BATCH) {
      yield await this.some(ids.slice(start, start + BATCH));
    }
  }

  /** As {@link read}, at once. */
  async some(ids: readonly string[]): Promise<Message[]> {
    const found = new Map((await this.batches.find(ids)).map((message) => [message.id, message]));
    return ids.map((id) => found.get(id)).filter((message) => message !== undefined);
  }
}

/** The ids of the branch that ends in `headId`, oldest first. */
export function branchOf(outline: readonly MessageOutline[], headId: string | null): string[] {
  const parents = new Map(outline.map(({ id, parentId }) => [id, parentId]));
  const ids: string[] = [];
  for (let id = headId; id !== null && parents.has(id); id = parents.get(id) ?? null) ids.push(id);
  return ids.reverse();
}
