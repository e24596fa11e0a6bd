import { conversationIdOf, isPage, messageIdOf } from './route.js';
import { randomId } from '../shared/lib/random-id.js';

export interface View {
  /** One visit of one conversation. It outlives the moment in which a new conversation gets its id. */
  key: string;
  conversationId: string | null;
  draft: string;
  /** The message that it was opened for. */
  messageId: string | null;
  /** The address leads nowhere. */
  lost: boolean;
}

export function viewOf(conversationId: string | null, draft = ''): View {
  return { key: randomId(), conversationId, draft, messageId: null, lost: false };
}

/** What an address leads to. */
export function viewAt(path: string, hash = ''): View {
  return { ...viewOf(conversationIdOf(path)), messageId: messageIdOf(hash), lost: !isPage(path) };
}

/** The conversation that is on view already stays as it is, unless it is opened for one of its messages. */
export function opened(view: View, conversationId: string, messageId: string | null = null): View {
  if (messageId !== null) return { ...viewOf(conversationId), messageId };
  return view.conversationId === conversationId ? view : viewOf(conversationId);
}

/** The conversation of a visit was given its id; another that is on view by then stays as it is. */
export function adopted(view: View, key: string, conversationId: string): View {
  return view.key === key ? { ...view, conversationId } : view;
}
