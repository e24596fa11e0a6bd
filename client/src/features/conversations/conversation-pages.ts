import { type ConversationPage, type ConversationSummary } from '../../api/types.js';

interface ConversationPages {
  status: 'loading' | 'ready' | 'failed';
  items: readonly ConversationSummary[];
  nextCursor: string | null;
}

export const NO_PAGES: ConversationPages = { status: 'loading', items: [], nextCursor: null };

/** Puts a fresh first page before the older ones that were already read. */
export function withFirstPage(pages: ConversationPages, page: ConversationPage): ConversationPages {
  const fresh = new Set(page.data.map((conversation) => conversation.id));
  const oldest = page.data.at(-1)?.updated_at;
  const older =
    page.next_cursor === null || oldest === undefined
      ? []
      : pages.items.filter((known) => !fresh.has(known.id) && known.updated_at < oldest);
  return {
    status: 'ready',
    items: [...page.data, ...older],
    nextCursor: older.length > 0 ? pages.nextCursor : page.next_cursor,
  };
}

export function withNextPage(pages: ConversationPages, page: ConversationPage): ConversationPages {
  const known = new Set(pages.items.map((conversation) => conversation.id));
  return {
    status: 'ready',
    items: [...pages.items, ...page.data.filter((conversation) => !known.has(conversation.id))],
    nextCursor: page.next_cursor,
  };
}

export function withTitle(pages: ConversationPages, id: string, title: string): ConversationPages {
  return { ...pages, items: pages.items.map((item) => (item.id === id ? { ...item, title } : item)) };
}

export function without(pages: ConversationPages, id: string): ConversationPages {
  return { ...pages, items: pages.items.filter((item) => item.id !== id) };
}
