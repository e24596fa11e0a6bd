import { getConversation } from '../../../api/get-conversation.js';
import { listMessages, MESSAGE_PAGE_SIZE } from '../../../api/list-messages.js';
import { type Conversation } from '../../../api/types.js';
import { type ChatMessage } from '../chat-message.js';
import { toChatMessages } from '../stored-message.js';

export interface History {
  /** Null while the conversation only exists on this page. */
  conversation: Conversation | null;
  messages: ChatMessage[];
  hasEarlier: boolean;
}

export const NO_HISTORY: History = { conversation: null, messages: [], hasEarlier: false };

/** The conversation with its latest messages. */
export async function readHistory(conversationId: string, signal?: AbortSignal): Promise<History> {
  const conversation = await getConversation(conversationId, signal);
  return {
    conversation,
    messages: toChatMessages(conversation.messages),
    hasEarlier: conversation.messages.length === MESSAGE_PAGE_SIZE,
  };
}

/** The messages before the one with id `before`. */
export async function readEarlier(
  conversationId: string,
  before: string,
): Promise<Pick<History, 'messages' | 'hasEarlier'>> {
  const messages = await listMessages(conversationId, before);
  return { messages: toChatMessages(messages), hasEarlier: messages.length === MESSAGE_PAGE_SIZE };
}
