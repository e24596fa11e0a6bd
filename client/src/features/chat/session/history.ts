import { getConversation } from '../../../api/get-conversation.js';
import { listMessages, MESSAGE_PAGE_SIZE } from '../../../api/list-messages.js';
import { type Conversation, type Message } from '../../../api/types.js';
import { type ChatMessage } from '../chat-message.js';
import { toChatMessages } from '../stored-message.js';

export interface MessagePage {
  messages: ChatMessage[];
  hasEarlier: boolean;
}

export interface History extends MessagePage {
  /** Null while the conversation only exists on this page. */
  conversation: Conversation | null;
}

export const NO_HISTORY: History = { conversation: null, messages: [], hasEarlier: false };

/** The page of messages that the server answered. */
export function pageOf(messages: readonly Message[]): MessagePage {
  return { messages: toChatMessages(messages), hasEarlier: messages.length === MESSAGE_PAGE_SIZE };
}

/** The latest messages, or those before the one with id `before`. */
export async function readPage(
  conversationId: string,
  options?: { before?: string; signal?: AbortSignal | undefined },
): Promise<MessagePage> {
  return pageOf(await listMessages(conversationId, options));
}

/** The conversation with its latest messages. */
export async function readHistory(conversationId: string, signal?: AbortSignal): Promise<History> {
  const [conversation, page] = await Promise.all([
    getConversation(conversationId, signal),
    readPage(conversationId, { signal }),
  ]);
  return { conversation, ...page };
}
