import { type ConversationPage, type ConversationSummary } from '../../api/types.js';

interface ConversationPages {
  status: 'loading' | 'ready' | 'failed';
  items: readonly ConversationSummary[];
  nextCursor: string | null;
}

export const NO_PAGES: ConversationPages = { status: 'loading', items: [], nextCursor: null };

/** Whether one comes later in the list: what is pinned comes first, then the latest activity. */
function isBehind(one: ConversationSummary, other: ConversationSummary): boolean {
  return one.pinned === other.pinned ? one.updated_at < other.updated_at : other.pinned;
}

/** Puts a fresh first page before the older ones that were already read. */
export function withFirstPage(pages: ConversationPages, page: ConversationPage): ConversationPages {
  const fresh = new Set(page.data.map((conversation) => conversation.id));
  const last = page.data.at(-1);
  const older =
    page.next_cursor === null || last === undefined
      ? []
      : pages.items.filter((known) => !fresh.has(known.id) && isBehind(known, last));
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

export function without(pages: ConversationPages, ...ids: readonly string[]): ConversationPages {
  return { ...pages, items: pages.items.filter((item) => !ids.includes(item.id)) };
}
