import { ParseError } from './parse-error.js';
import { type StructuredText, type TextWarning } from './structured-text.js';

/** Of the names of columns in each row, in characters: whole, short, none. */
const NAME_LENGTHS = [Infinity, 20, 0];
const WARNINGS = new Map([
  [20, 'they are cut to 20 characters'],
  [0, 'they stand in rows of their own instead, about once for each passage'],
]);

/**
 * The names of columns stand in each row. Where that makes too long a text of what is short enough by itself, they are
 * cut, and at last stand above so many rows. A warning says so.
 *
 * @param read 0 for names that stand in no row: see {@link NamedRows}.
 * @throws ParseError when the text is too long even so.
 */
export function withFittingNames(read: (nameLength: number) => StructuredText): StructuredText {
  let tooLong: unknown;
  for (const length of NAME_LENGTHS) {
    try {
      return withWarning(read(length), WARNINGS.get(length));
    } catch (error) {
      if (!isTooLong(error)) throw error;
      tooLong = error;
    }
  }
  throw tooLong;
}

export function isTooLong(error: unknown): boolean {
  return error instanceof ParseError && error.code === 'document_too_large';
}

function withWarning(text: StructuredText, outcome: string | undefined): StructuredText {
  if (outcome === undefined) return text;
  const detail = `With the names of its columns in each row, the text would be too long: ${outcome}. Split the file into several to keep them.`;
  const warning: TextWarning = { code: 'column_names_cut', detail };
  return { ...text, warnings: [...(text.warnings ?? []), warning] };
}
