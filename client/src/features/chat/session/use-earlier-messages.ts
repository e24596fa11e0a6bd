import { type UseChatHelpers } from '@ai-sdk/react';
import { useState } from 'react';
import { messageOf } from '../../../api/api-error.js';
import { type ChatMessage } from '../chat-message.js';
import { readPage } from './history.js';

export interface EarlierMessages {
  available: boolean;
  loading: boolean;
  problem: string | null;
  load: () => Promise<void>;
  /** Brings them all. @returns whether they are all there. */
  loadAll: () => Promise<boolean>;
  /** Whether there are any, where that has been learnt elsewhere. */
  setAvailable: (available: boolean) => void;
}

/** Brings the messages before the first one shown, a page at a time. */
export function useEarlierMessages(
  conversationId: string | null,
  initiallyAvailable: boolean,
  chat: Pick<UseChatHelpers<ChatMessage>, 'messages' | 'setMessages'>,
): EarlierMessages {
  const [available, setAvailable] = useState(initiallyAvailable);
  const [loading, setLoading] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function load(): Promise<void> {
    const first = chat.messages[0];
    if (loading || conversationId === null || !first) return;
    setLoading(true);
    setProblem(null);
    try {
      const earlier = await readPage(conversationId, { before: first.id });
      setAvailable(earlier.hasEarlier);
      chat.setMessages((messages) => [...earlier.messages, ...messages]);
    } catch (error) {
      setProblem(messageOf(error));
    } finally {
      setLoading(false);
    }
  }

  async function loadAll(): Promise<boolean> {
    if (loading || conversationId === null) return !available;
    setLoading(true);
    setProblem(null);
    try {
      let first = chat.messages[0];
      for (let more = available; more && first;) {
        const earlier = await readPage(conversationId, { before: first.id });
        more = earlier.hasEarlier;
        first = earlier.messages[0] ?? first;
        setAvailable(more);
        chat.setMessages((messages) => [...earlier.messages, ...messages]);
      }
      return true;
    } catch (error) {
      setProblem(messageOf(error));
      return false;
    } finally {
      setLoading(false);
    }
  }

  return { available, loading, problem, load, loadAll, setAvailable };
}
