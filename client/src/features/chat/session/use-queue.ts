import { useState } from 'react';
import { messageOf } from '../../../api/api-error.js';
import { editQueuedMessage } from '../../../api/edit-queued-message.js';
import { sendMessage } from '../../../api/send-message.js';
import { type ConversationStatus } from '../../../api/types.js';
import { withdrawQueuedMessage } from '../../../api/withdraw-queued-message.js';
import { type Attempts } from '../../../shared/hooks/use-attempt.js';
import { randomId } from '../../../shared/lib/random-id.js';
import { type ConversationId } from './use-conversation-id.js';

/** A message on its way into the queue. */
interface OutgoingText {
  id: string;
  text: string;
  problem: string | null;
}

export interface WaitingMessage extends OutgoingText {
  /** The run that will answer it; null while the server does not have it. */
  runId: string | null;
}

export interface QueueControl {
  messages: WaitingMessage[];
  add: (text: string) => void;
  edit: (message: WaitingMessage, text: string) => Promise<boolean>;
  withdraw: (message: WaitingMessage) => Promise<boolean>;
  /** Sends one again that could not be sent. */
  retry: (message: WaitingMessage) => void;
}

function toWaiting({ run_id, message_id, content, metadata }: ConversationStatus['queue'][number]) {
  const id = typeof metadata.client_id === 'string' ? metadata.client_id : message_id;
  return { id, runId: run_id, text: content, problem: null };
}

/** The messages that wait for their turn, and what can be done to one. */
export function useQueue(
  { id: conversationId, ensure }: ConversationId,
  status: ConversationStatus | null,
  { attempt }: Attempts,
): QueueControl {
  const [outbox, setOutbox] = useState<readonly OutgoingText[]>([]);

  const put = (item: OutgoingText) => {
    setOutbox((items) =>
      items.some(({ id }) => id === item.id)
        ? items.map((known) => (known.id === item.id ? item : known))
        : [...items, item],
    );
  };

  const drop = (id: string) => {
    setOutbox((items) => items.filter((item) => item.id !== id));
  };

  async function post(id: string, text: string): Promise<void> {
    put({ id, text, problem: null });
    try {
      const outgoing = { conversationId: await ensure(), content: text, clientId: id, parentId: undefined };
      const reply = await sendMessage(outgoing, undefined);
      drop(id);
      // Whoever makes the reply goes on; when it begins, the page hears of it and follows it.
      await reply.cancel();
    } catch (error) {
      put({ id, text, problem: messageOf(error) });
    }
  }

  const stored = (status?.queue ?? []).map(toWaiting);
  const known = new Set(stored.map(({ id }) => id));

  return {
    messages: [
      ...stored,
      ...outbox.filter(({ id }) => !known.has(id)).map((item) => ({ ...item, runId: null })),
    ],
    add: (text) => void post(randomId(), text),
    retry: ({ id, text }) => void post(id, text),
    edit: async ({ runId }, text) =>
      runId !== null &&
      conversationId !== null &&
      (await attempt('The message could not be changed.', () =>
        editQueuedMessage(conversationId, runId, text),
      )),
    withdraw: async ({ id, runId }) => {
      drop(id);
      if (runId === null || conversationId === null) return true;
      return attempt('The message could not be withdrawn.', () =>
        withdrawQueuedMessage(conversationId, runId),
      );
    },
  };
}
