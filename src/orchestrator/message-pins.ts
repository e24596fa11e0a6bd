import { Injectable } from '@nestjs/common';
import { ApplicationManager } from '../applications/application-manager.js';
import { type Conversation } from '../sessions/conversation.js';
import { MessageHistory } from '../sessions/message-history.js';
import { type Message } from '../sessions/message.js';
import { SessionManager } from '../sessions/session-manager.js';
import { ConversationNotActiveError } from '../sessions/sessions.errors.js';
import { PinsFullError } from './orchestrator.errors.js';
import { SystemPromptBuilder } from './system-prompt-builder.js';
import { TurnWindow } from './turn-window.js';

/** What is pinned leaves no room for anything else. */
const MAX_PINS = 20;

/** The messages that every reply of a conversation is made with. */
@Injectable()
export class MessagePins {
  constructor(
    private readonly sessions: SessionManager,
    private readonly applications: ApplicationManager,
    private readonly history: MessageHistory,
    private readonly prompts: SystemPromptBuilder,
    private readonly window: TurnWindow,
  ) {}

  /**
   * Pins a message, or takes its pin off.
   * @throws MessageNotFoundError, ConversationNotActiveError where it has ended, PinsFullError,
   *   PinnedTooLongForModelError where the history's pins together have no room.
   */
  async set(conversationId: string, messageId: string, isPinned: boolean): Promise<Message> {
    return this.sessions.change(conversationId, async () => {
      const conversation = await this.sessions.getSession(conversationId);
      const message = await this.history.getMessageOf(conversationId, messageId);
      if (conversation.state === 'ENDED') {
        throw new ConversationNotActiveError(conversationId, conversation.state, false);
      }
      const others = conversation.pinnedMessageIds.filter((id) => id !== messageId);
      if (isPinned && others.length >= MAX_PINS) throw new PinsFullError(conversationId, others.length);
      const pinnedMessageIds = isPinned ? [...others, messageId] : others;
      if (isPinned) {
        const settings = await this.applications.getSettings(conversation.applicationId);
        const prompt = await this.prompts.build(conversation, settings);
        await this.requireRoom({ ...conversation, pinnedMessageIds }, prompt.text);
      }
      await this.sessions.setPins(conversationId, pinnedMessageIds);
      return message;
    });
  }

  /**
   * Makes sure that what is pinned has room in a call, with a message that is sent.
   * @throws MessageTooLongForModelError, PinnedTooLongForModelError
   */
  async requireRoom(
    conversation: Conversation,
    systemText: string,
    sent?: { content: string; parentId: string | null | undefined },
  ): Promise<void> {
    const { model, maxTokens } = conversation.config;
    const headMessageId = sent?.parentId === undefined ? conversation.headMessageId : sent.parentId;
    const branch = this.history.readBack({ ...conversation, headMessageId });
    await this.window.requireRoom({
      model,
      maxTokens,
      systemText,
      pinned: () => branch.turnsOf(conversation.pinnedMessageIds),
      ...(sent && { message: sent.content }),
    });
  }
}
