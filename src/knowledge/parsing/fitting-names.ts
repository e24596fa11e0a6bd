import { ParseError } from './parse-error.js';
import { type StructuredText } from './structured-text.js';

/** Of the names of columns, in characters: whole, short, none. */
const NAME_LENGTHS = [Infinity, 20, 0];

/**
 * The names of columns stand in each row. Where that makes too long a text of what is short enough by itself, they are
 * cut, and at last left out.
 *
 * @throws ParseError when the text is too long without any.
 */
export function withFittingNames(read: (nameLength: number) => StructuredText): StructuredText {
  let tooLong: unknown;
  for (const length of NAME_LENGTHS) {
    try {
      return read(length);
    } catch (error) {
      if (!(error instanceof ParseError) || error.code !== 'document_too_large') throw error;
      tooLong = error;
    }
  }
  throw tooLong;
}
