import { type SentFile } from '../../../api/types.js';

/** A message that the server has not said it has. */
export interface SendingText {
  id: string;
  text: string;
  /** The files that it was sent with. */
  documents: readonly SentFile[];
  /** When it was sent; 0 once that is known to have failed. */
  sinceMs: number;
  /** Who sent it: the tab, and which loading of the page in it. */
  tabId: string;
  pageId: string;
}

/** What was written in one conversation and is not sent. */
export interface Draft {
  text: string;
  sending: readonly SendingText[];
}

export const EMPTY: Draft = { text: '', sending: [] };

function toFile(value: unknown): SentFile[] {
  if (typeof value !== 'object' || value === null) return [];
  const { id, name } = value as Partial<Record<keyof SentFile, unknown>>;
  return typeof id === 'string' && typeof name === 'string' ? [{ id, name }] : [];
}

function toSending(value: unknown): SendingText[] {
  if (typeof value !== 'object' || value === null) return [];
  const { id, text, documents, sinceMs, tabId, pageId } = value as Partial<
    Record<keyof SendingText, unknown>
  >;
  if (typeof id !== 'string' || typeof text !== 'string') return [];
  return [
    {
      id,
      text,
      documents: Array.isArray(documents) ? documents.flatMap(toFile) : [],
      sinceMs: typeof sinceMs === 'number' ? sinceMs : 0,
      tabId: typeof tabId === 'string' ? tabId : '',
      pageId: typeof pageId === 'string' ? pageId : '',
    },
  ];
}

/** What the browser kept, which may be anything. */
export function parseDraft(stored: string | null): Draft {
  try {
    const draft: unknown = JSON.parse(stored ?? 'null');
    if (typeof draft !== 'object' || draft === null) return EMPTY;
    const { text, sending } = draft as Partial<Record<keyof Draft, unknown>>;
    return {
      text: typeof text === 'string' ? text : '',
      sending: Array.isArray(sending) ? sending.flatMap(toSending) : [],
    };
  } catch {
    return EMPTY;
  }
}
