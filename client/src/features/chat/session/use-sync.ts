import { type UseChatHelpers } from '@ai-sdk/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type ConversationStatus } from '../../../api/types.js';
import { useLatest } from '../../../shared/hooks/use-latest.js';
import { LatestTask } from '../../../shared/lib/latest-task.js';
import { type ChatMessage } from '../chat-message.js';
import { following } from '../stream/reply-transport.js';
import { type MessagePage, readPage } from './history.js';
import { headOf, nextStep, runToFollow, showStored } from './sync-plan.js';
import { isBusy } from './turn.js';
import { type EarlierMessages } from './use-earlier-messages.js';

interface SyncOptions {
  conversationId: string | null;
  status: ConversationStatus | null;
  chat: UseChatHelpers<ChatMessage>;
  earlier: EarlierMessages;
}

/** `read` leaves a reply in the making alone. */
type Task = 'read' | 'follow';

/**
 * Makes the page agree with the server, whoever changed the conversation: reads the messages where it does not have
 * the newest or shows one as it was sent and not as it was stored, and follows the reply in the making where it does
 * not do so yet. It does so at every word of the server, and when a reply has ended here.
 *
 * @returns how to show a page of messages that the server answered.
 */
export function useSync(options: SyncOptions): (page: MessagePage) => void {
  const latest = useLatest(options);
  const headRead = useRef<string | undefined>(undefined);

  const show = useCallback(
    (page: MessagePage): ChatMessage[] => {
      const { chat, status, earlier } = latest.current;
      let shown: ChatMessage[] = [];
      chat.setMessages((messages) => {
        const { settled, hasEarlier, ...next } = showStored({ messages, error: chat.error }, page, status);
        if (settled) chat.clearError();
        if (hasEarlier !== undefined) earlier.setAvailable(hasEarlier);
        shown = next.messages;
        return shown;
      });
      return shown;
    },
    [latest],
  );

  const [work] = useState(
    () =>
      new LatestTask<Task>(async (task) => {
        const { conversationId, status, chat } = latest.current;
        if (conversationId === null) return;
        const next = nextStep(chat, status, headRead.current);
        if (next === null) return;
        if (next.do === 'leave-to-queue') {
          chat.setMessages((messages) => messages.filter(({ id }) => id !== next.messageId));
          await chat.stop();
          return;
        }
        let { messages } = chat;
        if (next.do === 'read') {
          const page = await readPage(conversationId);
          if (isBusy(latest.current.chat.status)) return;
          headRead.current = headOf(status);
          messages = show(page);
        }
        const runId = runToFollow(messages, latest.current.status);
        if (task === 'follow' && runId !== null) await latest.current.chat.resumeStream(following(runId));
      }),
  );

  const { status, chat } = options;
  useEffect(() => {
    if (status) void work.ask('follow');
  }, [status, work]);

  useEffect(() => {
    if (chat.status === 'ready') void work.ask('follow');
    // A reply that could not be followed is not followed at once again.
    if (chat.status === 'error') void work.ask('read');
  }, [chat.status, work]);

  return show;
}
