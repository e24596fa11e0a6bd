import { type UseChatHelpers } from '@ai-sdk/react';
import { useEffect } from 'react';
import { type Attempts } from '../../../shared/hooks/use-attempt.js';
import { type ChatMessage, textOf } from '../chat-message.js';
import { type ConversationFiles } from '../files/conversation-files.js';
import { closingOfRefusal } from './closing.js';
import { isRejection } from './failure.js';
import { unsentOf } from './merge-messages.js';
import { type DraftControl } from './use-draft.js';
import { problemsTexts } from '../../../shared/texts/en/problems.js';

/**
 * Gives a message back to whoever wrote it where the server will not take it: it is too long, say, or the conversation
 * has closed. What closed it is told of by a notice of its own.
 */
export function useRefusal(
  chat: UseChatHelpers<ChatMessage>,
  draft: DraftControl,
  { attempt }: Pick<Attempts, 'attempt'>,
  files: ConversationFiles | null,
): void {
  const { error, messages, setMessages, clearError } = chat;
  const { giveBack, settle, failed } = draft;

  useEffect(() => {
    const message = unsentOf(messages);
    // What was said in another wording stays where it stands: the message box knows nothing of branches.
    if (!error || !message || message.metadata?.parent_id !== undefined) return;
    const closed = closingOfRefusal(error) !== null;
    if (!closed && !isRejection(error)) {
      failed(message.id);
      return;
    }
    setMessages((shown) => shown.filter(({ id }) => id !== message.id));
    settle(message.id);
    giveBack(textOf(message));
    files?.giveBack(message.metadata?.documents ?? []);
    if (closed) return;
    clearError();
    void attempt(problemsTexts.get().notSent, () => Promise.reject(error));
  }, [error, messages, setMessages, clearError, giveBack, settle, failed, attempt, files]);
}
