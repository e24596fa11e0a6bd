import { type UseChatHelpers } from '@ai-sdk/react';
import { useEffect } from 'react';
import { type Attempts } from '../../../shared/hooks/use-attempt.js';
import { type ChatMessage, textOf } from '../chat-message.js';
import { isRejection } from './failure.js';
import { unsentOf } from './merge-messages.js';
import { type DraftControl } from './use-draft.js';

/** Gives a message back to whoever wrote it where the server says that it will never take it, such as one that is too long. */
export function useRefusal(
  chat: UseChatHelpers<ChatMessage>,
  draft: DraftControl,
  { attempt }: Pick<Attempts, 'attempt'>,
): void {
  const { error, messages, setMessages, clearError } = chat;
  const { giveBack, settle } = draft;

  useEffect(() => {
    const message = unsentOf(messages);
    // What was said in another wording stays where it stands: the message box knows nothing of branches.
    if (!error || !isRejection(error) || !message || message.metadata?.parent_id !== undefined) return;
    setMessages((shown) => shown.filter(({ id }) => id !== message.id));
    settle(message.id);
    giveBack(textOf(message));
    clearError();
    void attempt('The message was not sent.', () => Promise.reject(error));
  }, [error, messages, setMessages, clearError, giveBack, settle, attempt]);
}
