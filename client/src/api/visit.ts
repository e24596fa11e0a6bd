import { FRAMED_APPLICATION, hearHost } from '../shared/lib/host.js';
import { readVisitor, tokenOf, type Visitor } from './visitor.js';

const KEY = 'client_token';

/** The visitor of this tab, until it is closed; null where nobody was told, as on a machine of one's own. */
export const visitor = takeVisitor();

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
  const token = handed ?? remembered();
  const read = token === null ? null : readVisitor(token);
  hearHost((message) => {
    if (message.chat === 'token') renew(read, message.token);
  });
  // A site may show the chat of an application that trusts it, and of no other.
  const isForeign = FRAMED_APPLICATION !== null && read?.applicationId !== FRAMED_APPLICATION;
  return isForeign ? null : read;
}

/** Goes on with another token of the same user; for anybody else the page begins anew. */
function renew(known: Visitor | null, token: string): void {
  const next = readVisitor(token);
  if (!next) return;
  remember(token);
  const isSame = next.userId === known?.userId && next.applicationId === known.applicationId;
  if (isSame) known.token = token;
  else window.location.reload();
}

/** Of this tab alone: another may be somebody else's. */
function remember(token: string): void {
  try {
    sessionStorage.setItem(KEY, token);
  } catch {
    // Until the page is loaded anew, it knows it all the same.
  }
}

function remembered(): string | null {
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    return null;
  }
}
