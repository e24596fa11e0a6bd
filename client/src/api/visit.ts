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
  return token === null ? null : readVisitor(token);
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
