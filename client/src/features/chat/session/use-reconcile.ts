import { type UseChatHelpers } from '@ai-sdk/react';
import { useCallback, useEffect } from 'react';
import { useLatest } from '../../../shared/hooks/use-latest.js';
import { type ChatMessage, textOf } from '../chat-message.js';
import { type History, readHistory } from './history.js';

const wordsOf = (messages: readonly ChatMessage[]) =>
  messages.map((message) => `${message.role}:${textOf(message)}`).join('\n');

const isBusy = ({ status }: UseChatHelpers<ChatMessage>) => status === 'submitted' || status === 'streaming';

/** The stored messages behind the earlier ones that the page shows; what is shown already where nothing differs. */
function agree(shown: ChatMessage[], stored: ChatMessage[]): ChatMessage[] {
  const overlap = shown.findIndex((message) => message.id === stored[0]?.id);
  const earlier = shown.slice(0, Math.max(overlap, 0));
  return wordsOf(shown.slice(earlier.length)) === wordsOf(stored) ? shown : [...earlier, ...stored];
}

/**
 * Makes the page agree with the server: after a reload while a reply was being made, after a connection that did not
 * come back, and when the reader returns to a tab that another one may have overtaken. Answers the function to call
 * where it is wanted at once.
 */
export function useReconcile(
  currentId: () => string | null,
  history: History,
  chat: UseChatHelpers<ChatMessage>,
): () => Promise<void> {
  const latest = useLatest(chat);

  const follow = useCallback(
    async (stored: History): Promise<void> => {
      const { conversation } = stored;
      if (conversation === null || isBusy(latest.current)) return;
      latest.current.setMessages((shown) => agree(shown, stored.messages));
      latest.current.clearError();
      if (conversation.active_run_id === null) return;
      await latest.current.resumeStream();
      if (latest.current.error) return;
      // Another reply may have waited behind the one that has ended now.
      const next = await readHistory(conversation.id);
      if (next.conversation?.active_run_id !== conversation.active_run_id) await follow(next);
    },
    [latest],
  );

  const reconcile = useCallback(async () => {
    const conversationId = currentId();
    if (conversationId !== null) await follow(await readHistory(conversationId));
  }, [currentId, follow]);

  useEffect(() => {
    if (history.conversation?.active_run_id != null) follow(history).catch(() => undefined);
  }, [history, follow]);

  useEffect(() => {
    const onVisible = () => {
      const { status } = latest.current;
      // An error on the page is the reader's to see; trying again is theirs to choose.
      if (document.visibilityState === 'visible' && status === 'ready') reconcile().catch(() => undefined);
    };
    document.addEventListener('visibilitychange', onVisible);
    return () => {
      document.removeEventListener('visibilitychange', onVisible);
    };
  }, [latest, reconcile]);

  return reconcile;
}
