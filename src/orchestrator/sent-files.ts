import { Injectable } from '@nestjs/common';
import { ConversationLibrary, type ConversationOwner } from '../knowledge/conversation-library.js';
import { type MessageDocument } from '../sessions/message.js';
import { DocumentNotInConversationError } from './orchestrator.errors.js';

/** The files that a message says it was sent with. */
@Injectable()
export class SentFiles {
  constructor(private readonly library: ConversationLibrary) {}

  /**
   * With the names that they have now, in the order given, however far each is read.
   * @throws DocumentNotInConversationError
   */
  async of(conversation: ConversationOwner, ids: readonly string[]): Promise<MessageDocument[]> {
    if (ids.length === 0) return [];
    const documents = await this.library.list(conversation);
    const names = new Map(documents.map(({ id, fileName, title }) => [id, fileName ?? title]));
    const strange = ids.filter((id) => !names.has(id));
    if (strange.length > 0) throw new DocumentNotInConversationError(conversation.id, strange);
    return ids.map((id) => ({ id, name: names.get(id) ?? '' }));
  }
}
