import { type UseChatHelpers } from '@ai-sdk/react';
import { useState } from 'react';
import { forkConversation } from '../../../api/fork-conversation.js';
import { keepFeedback } from '../../../api/keep-feedback.js';
import { selectBranch } from '../../../api/select-branch.js';
import { type Conversation, type DocumentSummary, type SaidFeedback } from '../../../api/types.js';
import { type Attempts } from '../../../shared/hooks/use-attempt.js';
import { useLatest } from '../../../shared/hooks/use-latest.js';
import { type ChatMessage } from '../chat-message.js';
import { continuing, replacing } from '../stream/reply-transport.js';
import { drafts } from './drafts.js';
import { type MessagePage, pageOf } from './history.js';
import { messagesBefore } from './merge-messages.js';
import { feedbackOf, withFeedback, withoutRefused } from './rating.js';
import { isBusy } from './turn.js';
import { problemsTexts } from '../../../shared/texts/en/problems.js';

/**
 * What can be done with one message. The object stays the same, so that passing it on draws nothing anew. Messages far
 * from the end learn late that a reply is being made: what would disturb it is not done then.
 */
export interface MessageActions {
  /** Has another reply made; the old one stays on a branch of its own. */
  regenerate: (reply: ChatMessage) => void;
  /** Has a reply gone on with that broke off: it grows. */
  continueReply: (reply: ChatMessage) => void;
  /** Sends a message of the user in another wording, on a branch of its own. */
  edit: (message: ChatMessage, text: string) => void;
  /** Shows the branch that a message lies on. */
  select: (messageId: string) => void;
  /** Whether the message was just selected; true once, for the element that takes the focus over. */
  takeFocus: (messageId: string) => boolean;
  /** Says what the reader thinks of a reply; undefined takes it back. */
  rate: (reply: ChatMessage, feedback: SaidFeedback | undefined) => void;
  /** Starts a conversation that begins as this one did, up to a message. */
  fork: (message: ChatMessage) => void;
  /** Starts one that has all of it, and is to be written on with what `takeUnsent` takes along. */
  forkWhole: (takeUnsent: () => string) => void;
}

interface ActionOptions {
  conversationId: string | null;
  chat: UseChatHelpers<ChatMessage>;
  show: (page: MessagePage) => void;
  attempts: Attempts;
  /** Keeps elsewhere what is only on this page, before something else takes its place. */
  setAside: () => void;
  /** The files that the conversation has; null where that is not known. */
  files: readonly DocumentSummary[] | null;
  onForked: (conversation: Conversation) => void;
  onMovedOn: () => void;
  onAsked: () => void;
}

export function useMessageActions(options: ActionOptions): MessageActions {
  const latest = useLatest(options);
  const [actions] = useState<MessageActions>(() => {
    let selectedId: string | null = null;
    // What is said last is kept last.
    let rated: Promise<unknown> = Promise.resolve();
    return {
      regenerate: (reply) => {
        const { chat, attempts, setAside, onMovedOn, onAsked } = latest.current;
        if (isBusy(chat.status)) return;
        attempts.dismiss();
        onMovedOn();
        onAsked();
        setAside();
        void chat.regenerate({ messageId: reply.id, ...replacing(reply.id) });
      },
      continueReply: ({ id, metadata }) => {
        const { chat, attempts, onAsked } = latest.current;
        attempts.dismiss();
        onAsked();
        if (metadata?.run_id !== undefined) void chat.resumeStream(continuing(id, metadata.run_id));
      },
      edit: (message, text) => {
        const { chat, attempts, setAside, files, onMovedOn, onAsked } = latest.current;
        if (isBusy(chat.status)) return;
        attempts.dismiss();
        onMovedOn();
        onAsked();
        setAside();
        const has = (id: string) => files === null || files.some((file) => file.id === id);
        const documents = message.metadata?.documents?.filter(({ id }) => has(id)) ?? [];
        chat.setMessages((shown) => messagesBefore(shown, message.id));
        const parentId = message.metadata?.parent_id ?? null;
        void chat.sendMessage({
          role: 'user',
          parts: [{ type: 'text', text }],
          metadata: {
            created_at: new Date().toISOString(),
            parent_id: parentId,
            ...(documents.length > 0 && { documents }),
          },
        });
      },
      select: (messageId) => {
        const { conversationId, chat, attempts, show, setAside, onMovedOn } = latest.current;
        if (conversationId === null || isBusy(chat.status)) return;
        void attempts.attempt(problemsTexts.get().versionNotShown, async () => {
          const messages = await selectBranch(conversationId, messageId);
          onMovedOn();
          setAside();
          selectedId = messageId;
          show(pageOf(messages));
        });
      },
      takeFocus: (messageId) => {
        if (selectedId !== messageId) return false;
        selectedId = null;
        return true;
      },
      rate: (reply, feedback) => {
        const { conversationId, chat, attempts } = latest.current;
        if (conversationId === null) return;
        const { id } = reply;
        const before = feedbackOf(reply);
        chat.setMessages((shown) => withFeedback(shown, id, feedback));
        rated = rated.then(async () => {
          const kept = await attempts.attempt(problemsTexts.get().notRated, () =>
            keepFeedback(conversationId, id, feedback),
          );
          if (!kept) chat.setMessages((shown) => withoutRefused(shown, id, { refused: feedback, before }));
        });
      },
      fork: (message) => {
        const { conversationId, attempts, onForked } = latest.current;
        if (conversationId === null) return;
        void attempts.attempt(problemsTexts.get().notForked, async () => {
          onForked(await forkConversation(conversationId, message.id));
        });
      },
      forkWhole: (takeUnsent) => {
        const { conversationId, attempts, onForked } = latest.current;
        if (conversationId === null) return;
        void attempts.attempt(problemsTexts.get().notCopied, async () => {
          const fork = await forkConversation(conversationId);
          drafts.keep(fork.id, takeUnsent());
          onForked(fork);
        });
      },
    };
  });
  return actions;
}
