import { USER_ID } from '../../../api/user-id.js';
import { storage } from '../../../shared/lib/storage.js';

/** A message that the server has not said it has. */
interface SendingText {
  id: string;
  text: string;
}

interface Draft {
  text: string;
  sending: readonly SendingText[];
}

const EMPTY: Draft = { text: '', sending: [] };

const keyOf = (conversationId: string | null) => `draft:${USER_ID}:${conversationId ?? 'new'}`;

function isSending(value: unknown): value is SendingText {
  return (
    typeof value === 'object' &&
    value !== null &&
    'id' in value &&
    'text' in value &&
    typeof value.id === 'string' &&
    typeof value.text === 'string'
  );
}

function read(conversationId: string | null): Draft {
  try {
    const stored: unknown = JSON.parse(storage.read(keyOf(conversationId)) ?? 'null');
    if (typeof stored !== 'object' || stored === null) return EMPTY;
    const { text, sending } = stored as Partial<Record<keyof Draft, unknown>>;
    return {
      text: typeof text === 'string' ? text : '',
      sending: Array.isArray(sending) ? sending.filter(isSending) : [],
    };
  } catch {
    return EMPTY;
  }
}

function write(conversationId: string | null, draft: Draft): void {
  const empty = draft.text === '' && draft.sending.length === 0;
  storage.write(keyOf(conversationId), empty ? null : JSON.stringify(draft));
}

/**
 * What a person wrote and the server does not have, by conversation; null is the one that is not begun yet. It is kept
 * in the browser, so that it outlives a reload, another conversation and a message that could not be sent.
 */
export const drafts = {
  /** @param arrived whether the message with this id is known to have reached the server after all. */
  read(conversationId: string | null, arrived: (id: string) => boolean): string {
    const { text, sending } = read(conversationId);
    const lost = sending.filter(({ id }) => !arrived(id)).map((message) => message.text);
    return [...lost, text].filter((part) => part.trim() !== '').join('\n\n');
  },

  keep(conversationId: string | null, text: string): void {
    write(conversationId, { ...read(conversationId), text });
  },

  /** All that is kept is in the message box now. */
  restart(conversationId: string | null, text: string): void {
    write(conversationId, { text, sending: [] });
  },

  /** A message is on its way. */
  send(conversationId: string | null, id: string, text: string): void {
    const draft = read(conversationId);
    write(conversationId, {
      ...draft,
      sending: [...draft.sending.filter((other) => other.id !== id), { id, text }],
    });
  },

  /** The server has the message, or the person does not want it to. */
  settle(conversationId: string | null, id: string): void {
    const draft = read(conversationId);
    if (!draft.sending.some((message) => message.id === id)) return;
    write(conversationId, { ...draft, sending: draft.sending.filter((message) => message.id !== id) });
  },

  /** The conversation that was not begun has got its id. */
  adopt(conversationId: string): void {
    const draft = read(null);
    write(null, EMPTY);
    write(conversationId, draft);
  },

  forget(conversationId: string): void {
    write(conversationId, EMPTY);
  },
};
