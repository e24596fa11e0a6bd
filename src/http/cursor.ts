import { ValidationFailedError } from './validation.js';

/** The place after which a page starts: the sort key of the last row of the page before it. */
export interface Cursor {
  at: number;
  id: string;
}

/** Opaque to the caller, and safe in a URL. */
export function encodeCursor(cursor: Cursor): string {
  return Buffer.from(`${cursor.at}:${cursor.id}`).toString('base64url');
}

/** @throws ValidationFailedError for anything that {@link encodeCursor} did not make. */
export function decodeCursor(text: string): Cursor {
  const match = /^(\d{1,15}):(.{1,400})$/s.exec(Buffer.from(text, 'base64url').toString());
  if (!match?.[1] || !match[2]) {
    throw new ValidationFailedError([
      { field: 'cursor', message: 'cursor must be a next_cursor of this list' },
    ]);
  }
  return { at: Number(match[1]), id: match[2] };
}
