import { USER_ID } from '../../../api/user-id.js';
import { type SentFile } from '../../../api/types.js';
import { randomId } from '../../../shared/lib/random-id.js';
import { storage, tabStorage } from '../../../shared/lib/storage.js';
import { type Draft, EMPTY, parseDraft, type SendingText } from './draft.js';

/** How long a message may be on its way before another page takes it for lost. */
const ON_ITS_WAY_MS = 30_000;

const TAB = 'tab_id';

interface DraftsOptions {
  nowMs: () => number;
  /** Stays the same over a reload. */
  tabId: string;
  /** Of one loading of the page. */
  pageId: string;
}

interface KeptDraft {
  /** Messages that did not get there. */
  lost: SendingText[];
  text: string;
}

/**
 * What a person wrote and the server does not have, by conversation; null is the one that is not begun yet, of which
 * each tab has its own. It is kept in the browser, so that it outlives a reload, another conversation and a message that
 * could not be sent.
 */
export class Drafts {
  constructor(private readonly options: DraftsOptions) {}

  /** @param arrived whether the message with this id is known to have reached the server after all. */
  read(conversationId: string | null, arrived: (id: string) => boolean): KeptDraft {
    const { text, sending } = this.load(conversationId);
    return { text, lost: sending.filter((message) => !arrived(message.id) && this.isLost(message)) };
  }

  keep(conversationId: string | null, text: string): void {
    this.save(conversationId, { ...this.load(conversationId), text });
  }

  /** All that is kept is in the message box now, but for messages that may still arrive. */
  restart(conversationId: string | null, text: string, isOver: (id: string) => boolean): void {
    const { sending } = this.load(conversationId);
    this.save(conversationId, { text, sending: sending.filter(({ id }) => !isOver(id)) });
  }

  /** A message is on its way. */
  send(conversationId: string | null, id: string, text: string, documents: readonly SentFile[] = []): void {
    const { nowMs, tabId, pageId } = this.options;
    const draft = this.load(conversationId);
    const message = { id, text, documents, sinceMs: nowMs(), tabId, pageId };
    this.save(conversationId, {
      ...draft,
      sending: [...draft.sending.filter((other) => other.id !== id), message],
    });
  }

  /** The message did not get there: whoever comes next has it back at once. */
  fail(conversationId: string | null, id: string): void {
    const draft = this.load(conversationId);
    const sending = draft.sending.map((message) =>
      message.id === id ? { ...message, sinceMs: 0 } : message,
    );
    this.save(conversationId, { ...draft, sending });
  }

  /** The server has the message, or the person does not want it to. */
  settle(conversationId: string | null, id: string): void {
    const draft = this.load(conversationId);
    if (!draft.sending.some((message) => message.id === id)) return;
    this.save(conversationId, { ...draft, sending: draft.sending.filter((message) => message.id !== id) });
  }

  /** The conversation that was not begun has got its id. */
  adopt(conversationId: string): void {
    const draft = this.load(null);
    this.save(null, EMPTY);
    this.save(conversationId, draft);
  }

  forget(conversationId: string): void {
    this.save(conversationId, EMPTY);
  }

  /** A page that is gone sends nothing any more; what another sends has its time. */
  private isLost({ sinceMs, tabId, pageId }: SendingText): boolean {
    const { options } = this;
    const reloaded = tabId === options.tabId && pageId !== options.pageId;
    return reloaded || Math.abs(options.nowMs() - sinceMs) > ON_ITS_WAY_MS;
  }

  private load(conversationId: string | null): Draft {
    const { key, store } = placeOf(conversationId);
    return parseDraft(store.read(key));
  }

  private save(conversationId: string | null, draft: Draft): void {
    const { key, store } = placeOf(conversationId);
    const empty = draft.text === '' && draft.sending.length === 0;
    store.write(key, empty ? null : JSON.stringify(draft));
  }
}

function placeOf(conversationId: string | null) {
  return conversationId === null
    ? { key: `draft:${USER_ID}:new`, store: tabStorage }
    : { key: `draft:${USER_ID}:${conversationId}`, store: storage };
}

function readTabId(): string {
  const known = tabStorage.read(TAB);
  if (known !== null) return known;
  const created = randomId();
  tabStorage.write(TAB, created);
  return created;
}

export const drafts = new Drafts({ nowMs: () => Date.now(), tabId: readTabId(), pageId: randomId() });
