import { decodeCursor, encodeCursor } from '../http/cursor.js';
import { type Shelf, SHELVES } from '../sessions/conversation.js';

/** A title in the order in which a search goes through them: that of the list, with the archive at its end. */
export interface TitlePlace {
  shelf: Shelf;
  at: number;
  id: string;
}

/** A message in the order in which a search goes through them: the newest first, behind all titles. */
export interface MessagePlace {
  at: number;
  id: string;
}

/** Behind what a page goes on: a title has its shelf before its id. */
export function toSearchCursor(place: TitlePlace | MessagePlace): string {
  const { at, id } = place;
  return encodeCursor({ at, id: 'shelf' in place ? `${place.shelf}${id}` : id });
}

/** @throws ValidationFailedError for what {@link toSearchCursor} did not make. */
export function fromSearchCursor(text: string): { title: TitlePlace } | { message: MessagePlace } {
  const { at, id } = decodeCursor(text);
  const shelf = Object.values(SHELVES).find((one) => id.startsWith(String(one)));
  return shelf === undefined ? { message: { at, id } } : { title: { shelf, at, id: id.slice(1) } };
}
