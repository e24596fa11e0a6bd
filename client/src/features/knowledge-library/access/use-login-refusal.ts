import { useEffect, useState } from 'react';

const PARAMETER = 'login';

/** What may be said of a login that came to nothing. */
export type LoginRefusal = 'not_an_operator' | 'login_failed';

/** Why a login came to nothing, as the address says that the server led back to; null where none did. */
export function loginRefusalIn(search: string): LoginRefusal | null {
  const code = new URLSearchParams(search).get(PARAMETER);
  return code === 'not_an_operator' || code === 'login_failed' ? code : null;
}

/** The same, once: loaded anew, the page does not say it again. */
export function useLoginRefusal(): LoginRefusal | null {
  const [refusal] = useState(() => loginRefusalIn(window.location.search));

  useEffect(() => {
    const address = new URL(window.location.href);
    if (!address.searchParams.has(PARAMETER)) return;
    address.searchParams.delete(PARAMETER);
    window.history.replaceState(null, '', address);
  }, []);

  return refusal;
}
