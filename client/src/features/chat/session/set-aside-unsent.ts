import { type UseChatHelpers } from '@ai-sdk/react';
import { problemsTexts } from '../../../shared/texts/en/problems.js';
import { type ChatMessage, textOf } from '../chat-message.js';
import { unsentOf } from './merge-messages.js';
import { type QueueControl } from './use-queue.js';

/**
 * Puts a message that could not be sent among those that wait, as something else is about to take its place at the end:
 * from there it is sent when its writer wants it.
 */
export function setAsideUnsent(
  { messages, setMessages }: Pick<UseChatHelpers<ChatMessage>, 'messages' | 'setMessages'>,
  queue: Pick<QueueControl, 'keep'>,
  problem: string = problemsTexts.get().notSent,
): void {
  const message = unsentOf(messages);
  if (!message) return;
  const { documents = [] } = message.metadata ?? {};
  queue.keep({ id: message.id, text: textOf(message), documents, problem });
  setMessages((shown) => shown.filter(({ id }) => id !== message.id));
}
