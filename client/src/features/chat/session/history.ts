import { getConversation } from '../../../api/get-conversation.js';
import { listMessages, MESSAGE_PAGE_SIZE } from '../../../api/list-messages.js';
import { selectBranch } from '../../../api/select-branch.js';
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

/** The conversation with its latest messages, back to the one that is wanted, on whichever branch that is. */
export async function readHistory(
  conversationId: string,
  wantedId: string | null,
  signal?: AbortSignal,
): Promise<History> {
  const [conversation, page] = await Promise.all([
    getConversation(conversationId, signal),
    readPage(conversationId, { signal }),
  ]);
  const wanted = wantedId === null ? undefined : await readBackTo(conversationId, page, wantedId, signal);
  return { conversation, ...(wanted ?? page) };
}

async function readBackTo(
  conversationId: string,
  latest: MessagePage,
  wantedId: string,
  signal: AbortSignal | undefined,
): Promise<MessagePage | undefined> {
  const found = await readUpTo(conversationId, latest, wantedId, signal);
  if (found) return found;
  try {
    const branch = pageOf(await selectBranch(conversationId, wantedId));
    return await readUpTo(conversationId, branch, wantedId, signal);
  } catch {
    // It is gone, or a reply is being made on the branch on view: that is shown then.
    return undefined;
  }
}

/** Reads page by page until a message is there; undefined where the branch has no such message. */
async function readUpTo(
  conversationId: string,
  latest: MessagePage,
  wantedId: string,
  signal: AbortSignal | undefined,
): Promise<MessagePage | undefined> {
  let { messages, hasEarlier } = latest;
  while (!messages.some(({ id }) => id === wantedId)) {
    const first = messages[0];
    if (!hasEarlier || !first) return undefined;
    const earlier = await readPage(conversationId, { before: first.id, signal });
    messages = [...earlier.messages, ...messages];
    ({ hasEarlier } = earlier);
  }
  return { messages, hasEarlier };
}
