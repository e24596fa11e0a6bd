import { atom } from 'nanostores';
import { FRAMED_APPLICATION, hearHost } from '../shared/lib/host.js';
import { tabStorage } from '../shared/lib/storage.js';
import { packText, unpackText } from './carried-text.js';
import { readVisitor, tokenOf, type Visitor } from './visitor.js';

const KEY = 'client_token';

/** What was written here before it was known who writes; empty but for a page that was loaded anew for that. */
export const carriedText = typeof window === 'undefined' ? '' : unpackText(window.history.state);

/** The visitor of this tab, until it is closed; null where nobody was told, as on a machine of one's own. */
export const visitor = takeVisitor();

/** Whether the page is for one conversation alone: there is no list, and no other can be begun. */
export const isForOne = visitor?.conversationId != null;

/** How often the visitor was given another token: what was refused with the old one may be asked for again. */
export const renewals = atom(0);

function takeVisitor(): Visitor | null {
  // Where there is no page there is nobody on it.
  if (typeof window === 'undefined') return null;
  const handed = tokenOf(window.location.hash);
  if (handed !== null) {
    // Neither the history nor whoever looks at the address is to have it.
    window.history.replaceState(null, '', window.location.pathname);
    remember(handed);
  }
  window.addEventListener('hashchange', () => {
    if (tokenOf(window.location.hash) !== null) window.location.reload();
  });
  hearHost((message) => {
    if (message.chat === 'token') renew(message.token);
  });
  const token = handed ?? tabStorage.read(KEY);
  const read = token === null ? null : readVisitor(token);
  return read !== null && isForeign(read) ? null : read;
}

/** A site may show the chat of an application that trusts it, and of no other. */
function isForeign({ applicationId }: Visitor): boolean {
  return FRAMED_APPLICATION !== null && applicationId !== FRAMED_APPLICATION;
}

/** Goes on with another token of the same user; for anybody else the page begins anew. */
function renew(token: string): void {
  const next = readVisitor(token);
  if (!next || isForeign(next) || token === visitor?.token) return;
  if (next.userId !== visitor?.userId || next.applicationId !== visitor.applicationId) {
    loadAnew(token, visitor === null ? packText() : null);
    // What is written until the page is gone would be lost, so nothing is.
    document.body.inert = true;
    return;
  }
  remember(token);
  visitor.token = token;
  renewals.set(renewals.get() + 1);
}

/**
 * Loads the page anew. The token goes along in the address, as browsers let the frame of another site remember nothing:
 * without it the page would be nobody's, and be loaded anew for the next token, without end.
 * @param state for the entry of the history.
 */
export function loadAnew(token = visitor?.token, state: unknown = null): void {
  if (token !== undefined) {
    const hash = new URLSearchParams({ token }).toString();
    window.history.replaceState(state, '', `${window.location.pathname}${window.location.search}#${hash}`);
  }
  window.location.reload();
}

/** Of this tab alone: another may be somebody else's. */
function remember(token: string): void {
  tabStorage.write(KEY, token);
}
