/** What the entry of the browser's history holds of a page that is loaded anew. */
interface Carried {
  unsent: string;
}

let read = (): string => '';

/**
 * Names what is to go along where the page turns out to be somebody's and is loaded anew: what was written by whoever
 * was nobody until then. Storage would keep it as nobody's, and that of another site's frame keeps nothing.
 * @param reader of all that is written and not sent.
 */
export function carryAlong(reader: () => string): void {
  read = reader;
}

/** For the state of the history, which no server and no other site sees, and which is there after a reload. */
export function packText(): Carried | null {
  const unsent = read();
  return unsent === '' ? null : { unsent };
}

/** What came along; empty where nothing did. @param state of the history, which may be anything. */
export function unpackText(state: unknown): string {
  if (typeof state !== 'object' || state === null) return '';
  const { unsent } = state as Partial<Record<keyof Carried, unknown>>;
  return typeof unsent === 'string' ? unsent : '';
}
