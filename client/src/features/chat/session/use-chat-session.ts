import { useChat } from '@ai-sdk/react';
import { useEffect, useState } from 'react';
import { type Conversation } from '../../../api/types.js';
import { useLatest } from '../../../shared/hooks/use-latest.js';
import { randomId } from '../../../shared/lib/random-id.js';
import { type ChatMessage, textOf } from '../chat-message.js';
import { ReplyTransport } from '../stream/reply-transport.js';
import { closingOf, closingOfRefusal } from './closing.js';
import { failureOf } from './failure.js';
import { type History } from './history.js';
import { useConversationId } from './use-conversation-id.js';
import { useEarlierMessages } from './use-earlier-messages.js';
import { useReconcile } from './use-reconcile.js';
import { useStop } from './use-stop.js';

/** How often a growing reply is drawn anew. */
const DRAW_EVERY_MS = 40;

export interface ChatSessionOptions {
  sessionKey: string;
  history: History;
  onCreated: (conversation: Conversation) => void;
  /** A reply began or ended: lists of conversations are out of date. */
  onActivity: () => void;
}

/** One conversation as the page lives it: what was said, what is happening, and what the reader can do. */
export function useChatSession({ sessionKey, history, onCreated, onActivity }: ChatSessionOptions) {
  const [connected, setConnected] = useState(true);
  const conversationId = useConversationId(history.conversation?.id ?? null, onCreated);
  const announceActivity = useLatest(onActivity);
  const [transport] = useState(
    () =>
      new ReplyTransport({
        currentId: conversationId.current,
        ensureId: conversationId.ensure,
        onConnection: setConnected,
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
      announceActivity.current();
    },
  });

  const { messages, status } = chat;
  const last = messages.at(-1);
  const busy = status === 'submitted' || status === 'streaming';
  const reply = busy && last?.role === 'assistant' ? last : undefined;
  const runId = reply?.metadata?.run_id;
  const stop = useStop(busy, runId);
  const earlier = useEarlierMessages(conversationId.current, history.hasEarlier, chat);
  const reconcile = useReconcile(conversationId.current, history, chat);
  const closing = closingOfRefusal(chat.error) ?? closingOf(history.conversation, new Date());

  useEffect(() => {
    // By now the message is stored, and with the first one the conversation has its title.
    if (runId !== undefined) announceActivity.current();
  }, [runId, announceActivity]);

  function send(text: string): void {
    void chat.sendMessage({
      role: 'user',
      parts: [{ type: 'text', text }],
      metadata: { created_at: new Date().toISOString() },
    });
  }

  const failure = busy || closing ? null : failureOf(chat.error, last);

  return {
    messages,
    /** A reply is being waited for or written. */
    busy,
    /** The reply that is being written, once it has begun. */
    reply,
    connected,
    closing,
    failure,
    send,
    retry: () => {
      const question = messages.findLast((message) => message.role === 'user');
      if (failure?.remedy === 'reconnect') reconcile().catch(() => undefined);
      else if (failure?.remedy === 'repeat') void chat.regenerate();
      else if (question) send(textOf(question));
    },
    stop,
    earlier,
  };
}

export type ChatSession = ReturnType<typeof useChatSession>;
