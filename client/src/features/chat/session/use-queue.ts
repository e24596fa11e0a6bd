import { useState } from 'react';
import { messageOf } from '../../../api/api-error.js';
import { editQueuedMessage } from '../../../api/edit-queued-message.js';
import { sendMessage } from '../../../api/send-message.js';
import { type ConversationStatus, type SentFile } from '../../../api/types.js';
import { withdrawQueuedMessage } from '../../../api/withdraw-queued-message.js';
import { type Attempts } from '../../../shared/hooks/use-attempt.js';
import {
  type OutgoingText,
  type Outbox,
  type WaitingMessage,
  waitingMessages,
  withItem,
  withoutItem,
} from './outbox.js';
import { type ConversationId } from './use-conversation-id.js';
import { type DraftControl } from './use-draft.js';
import { problemsTexts } from '../../../shared/texts/en/problems.js';

export interface QueueControl {
  messages: WaitingMessage[];
  add: (id: string, text: string, documents: readonly SentFile[]) => void;
  /** Puts one among them that could not be sent, to be sent again or not. */
  keep: (message: OutgoingText) => void;
  edit: (message: WaitingMessage, text: string) => Promise<boolean>;
  withdraw: (message: WaitingMessage) => Promise<boolean>;
  /** Sends one again that could not be sent. */
  retry: (message: WaitingMessage) => void;
}

/** The messages that wait for their turn, and what can be done to one. */
export function useQueue(
  { id: conversationId, ensure }: ConversationId,
  status: ConversationStatus | null,
  { attempt }: Attempts,
  draft: Pick<DraftControl, 'sending' | 'failed' | 'settle'>,
): QueueControl {
  const [outbox, setOutbox] = useState<Outbox>([]);

  const put = (item: OutgoingText) => {
    setOutbox((items) => withItem(items, item));
  };

  const drop = (id: string) => {
    setOutbox((items) => withoutItem(items, id));
  };

  async function post(id: string, text: string, documents: readonly SentFile[] = []): Promise<void> {
    put({ id, text, documents, problem: null });
    draft.sending(id, text, documents);
    try {
      const documentIds = documents.map((document) => document.id);
      const outgoing = { conversationId: await ensure(), content: text, documentIds, clientId: id };
      const reply = await sendMessage({ ...outgoing, parentId: undefined }, undefined);
      drop(id);
      draft.settle(id);
      // Whoever makes the reply goes on; when it begins, the page hears of it and follows it.
      await reply.cancel();
    } catch (error) {
      draft.failed(id);
      put({ id, text, documents, problem: messageOf(error) });
    }
  }

  return {
    messages: waitingMessages(status?.queue ?? [], outbox),
    add: (id, text, documents) => void post(id, text, documents),
    keep: put,
    retry: ({ id, text, documents }) => void post(id, text, documents),
    edit: async ({ runId }, text) =>
      runId !== null &&
      conversationId !== null &&
      (await attempt(problemsTexts.get().notChanged, () => editQueuedMessage(conversationId, runId, text))),
    withdraw: async ({ id, runId }) => {
      drop(id);
      draft.settle(id);
      if (runId === null || conversationId === null) return true;
      return attempt(problemsTexts.get().notWithdrawn, () => withdrawQueuedMessage(conversationId, runId));
    },
  };
}
