import { type UseChatHelpers } from '@ai-sdk/react';
import { useCallback, useEffect, useRef } from 'react';
import { ApiError } from '../../../api/api-error.js';
import { type ConversationStatus } from '../../../api/types.js';
import { useLatest } from '../../../shared/hooks/use-latest.js';
import { type ChatMessage, isStored } from '../chat-message.js';
import { following } from '../stream/reply-transport.js';
import { type MessagePage, readPage } from './history.js';
import { countEarlier, mergeMessages, unsentOf } from './merge-messages.js';
import { type EarlierMessages } from './use-earlier-messages.js';

interface SyncOptions {
  conversationId: string | null;
  status: ConversationStatus | null;
  chat: UseChatHelpers<ChatMessage>;
  earlier: EarlierMessages;
}

type Task = 'read' | 'follow';

const isBusy = ({ status }: SyncOptions['chat']) => status === 'submitted' || status === 'streaming';

const isEnded = (messages: readonly ChatMessage[], runId: string) =>
  messages.some(({ metadata }) => metadata?.run_id === runId && metadata.state !== undefined);

const waits = (status: ConversationStatus | null, message: ChatMessage) =>
  status?.queue.some(({ metadata }) => metadata.client_id === message.id) ?? false;

/**
 * Makes the page agree with the server, whoever changed the conversation: reads the messages where it does not have
 * the newest or shows one as it was sent and not as it was stored, and follows the reply in the making where it does
 * not do so yet. It does so at every word of the server, and when a reply has ended here.
 *
 * @returns how to show a page of messages that the server answered.
 */
export function useSync(options: SyncOptions): (page: MessagePage) => void {
  const latest = useLatest(options);
  const work = useRef<{ going: boolean; next: Task | null }>({ going: false, next: null });
  const headRead = useRef<string | undefined>(undefined);

  const show = useCallback(
    ({ messages: stored, hasEarlier }: MessagePage): ChatMessage[] => {
      const { chat, status, earlier } = latest.current;
      let shown: ChatMessage[] = [];
      chat.setMessages((current) => {
        const merged = mergeMessages(current, stored);
        const unsent = unsentOf(current);
        const arrived =
          !unsent ||
          waits(status, unsent) ||
          merged.some(({ metadata }) => metadata?.client_id === unsent.id);
        // What could not be sent stays with the reader, and so does what the server said against it.
        const lost = chat.error !== undefined && unsent && !arrived;
        const explained = !unsent && chat.error instanceof ApiError;
        if (!lost && !explained) chat.clearError();
        if (countEarlier(current, stored) === 0) earlier.setAvailable(hasEarlier);
        shown = lost ? [...merged, unsent] : merged;
        return shown;
      });
      return shown;
    },
    [latest],
  );

  const step = useCallback(
    async (mayFollow: boolean): Promise<void> => {
      const { conversationId, status, chat } = latest.current;
      if (conversationId === null) return;
      let { messages } = chat;
      const last = messages.at(-1);
      if (isBusy(chat)) {
        // Another tab was faster: what was sent as the next message waits, and is shown among what does.
        if (chat.status !== 'submitted' || !last || isStored(last) || !waits(status, last)) return;
        chat.setMessages((current) => current.filter(({ id }) => id !== last.id));
        await chat.stop();
        return;
      }
      const head = status?.head_message_id ?? undefined;
      const behind = head !== undefined && head !== last?.id && head !== headRead.current;
      // After a failure the page may show less than there is: a reply that was to be made anew was taken away.
      if (behind || chat.error || !messages.every(isStored)) {
        const page = await readPage(conversationId);
        if (isBusy(latest.current.chat)) return;
        headRead.current = head;
        messages = show(page);
      }
      const runId = latest.current.status?.active_run_id;
      if (!mayFollow || runId == null || isEnded(messages, runId) || unsentOf(messages)) return;
      await latest.current.chat.resumeStream(following(runId));
    },
    [latest, show],
  );

  const sync = useCallback(
    async (next: Task): Promise<void> => {
      const { current } = work;
      current.next = next;
      if (current.going) return;
      current.going = true;
      try {
        for (let task: Task | null = next; task !== null; task = current.next) {
          current.next = null;
          await step(task === 'follow');
        }
      } catch {
        // The server cannot be reached. Its next word, once it can, leads here again.
      } finally {
        current.going = false;
      }
    },
    [step],
  );

  const { status, chat } = options;
  useEffect(() => {
    if (status) void sync('follow');
  }, [status, sync]);

  useEffect(() => {
    if (chat.status === 'ready') void sync('follow');
    // A reply that could not be followed is not followed at once again.
    if (chat.status === 'error') void sync('read');
  }, [chat.status, sync]);

  return show;
}
