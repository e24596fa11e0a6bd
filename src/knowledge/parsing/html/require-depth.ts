import { ParseError } from '../parse-error.js';

/** Browsers open 512 elements within each other. What reads pages looks at all that are open with each that is opened. */
export const MAX_DEPTH = 10_000;

/** @throws ParseError where more elements are open than any page has a use for. */
export function requireDepth(open: readonly unknown[]): void {
  if (open.length <= MAX_DEPTH) return;
  const detail = `The page has more than ${MAX_DEPTH} elements within each other: close those that need not be open.`;
  throw new ParseError('document_too_large', detail);
}
