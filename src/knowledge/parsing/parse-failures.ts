import { ParseError } from './parse-error.js';
import { type ParsingLimits } from './parsing-limits.js';

/** @param deadlineMs see {@link deadlineOf}. */
export function tooSlow(deadlineMs: number): ParseError {
  const seconds = Math.round(deadlineMs / 1_000);
  return new ParseError(
    'document_too_slow',
    `Reading the document took longer than ${seconds} seconds. Split it into several, or simplify it.`,
  );
}

export function tooManyPages(pages: number, limits: ParsingLimits): ParseError {
  return new ParseError(
    'document_too_large',
    `The document has ${pages} pages, and at most ${limits.pages} are taken. Split it into several.`,
  );
}

export function tooMuchMemory({ memoryMegabytes }: ParsingLimits): ParseError {
  return new ParseError(
    'document_too_much_memory',
    `Reading the document takes more than ${memoryMegabytes} MB of memory. Split it into several.`,
  );
}

export function brokenReader(cause: unknown): ParseError {
  return new ParseError('document_unreadable', 'The document breaks its reader: it may be damaged.', cause);
}

export function expandingText(): ParseError {
  return new ParseError(
    'document_too_large',
    'The text is many times as long when its characters are taken apart, as `ﷺ` is a sentence. Write them out, or split it into several.',
  );
}
