import { useChat } from '@ai-sdk/react';
import { useState } from 'react';
import { messageOf } from '../../../api/api-error.js';
import { type Conversation } from '../../../api/types.js';
import { useAttempt } from '../../../shared/hooks/use-attempt.js';
import { useLatest } from '../../../shared/hooks/use-latest.js';
import { randomId } from '../../../shared/lib/random-id.js';
import { type ChatMessage } from '../chat-message.js';
import { useStatus } from '../live/use-status.js';
import { ReplyTransport } from '../stream/reply-transport.js';
import { type History } from './history.js';
import { unsentOf } from './merge-messages.js';
import { setAsideUnsent } from './set-aside-unsent.js';
import { isBusy, turnOf } from './turn.js';
import { useConversationId } from './use-conversation-id.js';
import { useDelivery } from './use-delivery.js';
import { useDraft } from './use-draft.js';
import { useEarlierMessages } from './use-earlier-messages.js';
import { useFiles } from './use-files.js';
import { useHeld } from './use-held.js';
import { useLifecycle } from './use-lifecycle.js';
import { useMessageActions } from './use-message-actions.js';
import { useNews } from './use-news.js';
import { useQueue } from './use-queue.js';
import { useRefusal } from './use-refusal.js';
import { useSteadyReply } from './use-steady-reply.js';
import { useStop } from './use-stop.js';
import { useSync } from './use-sync.js';
import { useUnsent } from './use-unsent.js';

/** How often a growing reply is drawn anew. */
const DRAW_EVERY_MS = 40;

export interface ChatSessionOptions {
  /** Stays the same while a new conversation gets its id. */
  sessionKey: string;
  history: History;
  /** Text to begin the message box with. */
  draft: string;
  onCreated: (conversation: Conversation) => void;
  /** A conversation was made that begins as this one does. */
  onForked: (conversation: Conversation) => void;
  /** The conversation has another title, whoever gave it. */
  onTitle: (conversationId: string, title: string) => void;
  /** The reader has gone on from the message that it was opened for: chose a branch, or said something. */
  onMovedOn: () => void;
  /** A reply was asked for by a button, which goes away with that. */
  onAsked: () => void;
  /** A reply began or ended: lists of conversations are out of date. */
  onActivity: () => void;
}

/** One conversation as the page lives it: what was said, what is happening, and what the reader can do. */
export function useChatSession({ sessionKey, history, draft: given, ...events }: ChatSessionOptions) {
  const [connected, setConnected] = useState(true);
  const conversation = useConversationId(history.conversation?.id ?? null, events.onCreated);
  const { status: word, gone, restart } = useStatus(conversation.id);
  const attempts = useAttempt(messageOf);
  const lifecycle = useLifecycle({
    conversationId: conversation.id,
    opened: history.conversation,
    word,
    attempt: attempts.attempt,
  });
  const announce = useLatest(events);
  const draft = useDraft({
    conversationId: conversation.id,
    given,
    arrived: (id) => history.messages.some(({ metadata }) => metadata?.client_id === id),
  });
  const [transport] = useState(
    () =>
      new ReplyTransport({
        ensureId: conversation.ensure,
        onConnection: setConnected,
        onAccepted: draft.settle,
      }),
  );

  const chat = useChat<ChatMessage>({
    id: sessionKey,
    messages: history.messages,
    transport,
    generateId: randomId,
    throttle: DRAW_EVERY_MS,
    onFinish: () => {
      setConnected(true);
      announce.current.onActivity();
    },
  });

  const { status } = chat;
  const messages = useSteadyReply(chat.messages, isBusy(status));
  const last = messages.at(-1);
  const turn = turnOf({
    status,
    messages,
    error: chat.error,
    closingAtFirst: lifecycle.closingBefore,
    word: lifecycle.news,
  });
  const { busy, reply, failure } = turn;
  const closing = gone ? 'erased' : turn.closing;
  const runId = reply?.metadata?.run_id;
  const stop = useStop(busy, runId);
  const earlier = useEarlierMessages(conversation.id, history.hasEarlier, chat);
  const show = useSync({ conversationId: conversation.id, status: word, chat, earlier });
  const queue = useQueue(conversation, word, attempts, draft);
  const files = useFiles({
    conversation,
    isKnowing: history.conversation?.config.enable_rag ?? true,
    reopen: async () => closing !== 'expired' || lifecycle.resume(),
    attempt: attempts.attempt,
  });
  useRefusal(chat, draft, attempts, files.store);
  const { onForked, onMovedOn, onAsked } = events;
  const setAside = () => {
    setAsideUnsent(chat, queue, failure?.message);
  };
  const actions = useMessageActions({
    ...{ conversationId: conversation.id, chat, show, attempts, setAside, files: files.known },
    ...{ onForked, onMovedOn, onAsked },
  });

  useNews({ conversationId: conversation.id, runId, word, gone, ...events });

  const { deliver, leaving } = useDelivery({
    ...{ chat, busy, closing, draft, files, lifecycle, queue, setAside },
    onMovedOn: () => {
      announce.current.onMovedOn();
    },
  });
  const held = useHeld(files, draft, (id, text) => void deliver(id, text));
  const takeUnsent = useUnsent({ messages, queue, held, leaving, draft });

  function send(text: string): void {
    attempts.dismiss();
    if (held.isNeeded) held.hold(text);
    else void deliver(draft.newId(text), text);
  }

  /** Opens the conversation again, and sends what it refused. */
  async function resume(): Promise<void> {
    if (!(await lifecycle.resume())) return;
    if (unsentOf(chat.messages)) void chat.regenerate();
    else chat.clearError();
  }

  function retry(): void {
    onAsked();
    if (failure?.remedy === 'reconnect') restart();
    else if (failure?.remedy === 'repeat') void chat.regenerate();
    else if (last) actions.regenerate(last);
  }

  return {
    messages,
    ...turn,
    closing,
    lifecycle,
    connected,
    /** The replies may draw on knowledge, and it can be told how. */
    traceable: history.conversation?.config.enable_rag ?? true,
    /** The last thing asked for that was refused. */
    refusal: attempts,
    draft,
    send,
    files,
    held,
    resume: () => void resume(),
    takeUnsent,
    goOnInCopy: () => {
      actions.forkWhole(takeUnsent);
    },
    retry,
    stop,
    earlier,
    queue,
    actions,
  };
}

export type ChatSession = ReturnType<typeof useChatSession>;
