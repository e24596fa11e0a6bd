import { ParseError } from '../parse-error.js';
import { type TextWarning } from '../structured-text.js';

/** How the pages of a file could be read, in their order. */
export interface PageSigns {
  hasText: boolean;
  hasDrawing: boolean;
  hasLostText: boolean;
}

const MAX_NAMED = 20;

/** @returns what is missing of the text. @throws ParseError where that is all of it. */
export function warningsOf(pages: readonly PageSigns[]): TextWarning[] {
  const lost = numbersOf(pages, ({ hasLostText }) => hasLostText);
  const empty = numbersOf(pages, (page) => !page.hasText && page.hasDrawing && !page.hasLostText);
  if (!pages.some(({ hasText }) => hasText)) {
    throw new ParseError(
      'document_without_text',
      lost.length > 0
        ? 'The text of the PDF cannot be read: its types do not tell which characters they draw. Make it anew with embedded fonts, or OCR it first.'
        : 'The PDF has no text layer, as scans have none; OCR it first.',
    );
  }
  const warnings: TextWarning[] = [];
  if (empty.length > 0) {
    const detail = `${empty.length} of ${pages.length} pages have no text, as scans have none (${listed(empty)}); OCR them first.`;
    warnings.push({ code: 'pages_without_text', detail });
  }
  if (lost.length > 0) {
    const detail = `On ${lost.length} of ${pages.length} pages, some text cannot be read, as its fonts do not tell which characters they draw (${listed(lost)}).`;
    warnings.push({ code: 'text_unreadable', detail });
  }
  return warnings;
}

function numbersOf(pages: readonly PageSigns[], isMeant: (page: PageSigns) => boolean): number[] {
  return pages.flatMap((page, index) => (isMeant(page) ? [index + 1] : []));
}

/** `pages 2 to 5, 9`. */
function listed(numbers: readonly number[]): string {
  const ranges: [first: number, last: number][] = [];
  for (const number of numbers) {
    const range = ranges.at(-1);
    if (range?.[1] === number - 1) range[1] = number;
    else ranges.push([number, number]);
  }
  const named = ranges
    .slice(0, MAX_NAMED)
    .map(([first, last]) => (first === last ? String(first) : `${first} to ${last}`));
  const more = ranges.length > MAX_NAMED ? ' and more' : '';
  return `${numbers.length === 1 ? 'page' : 'pages'} ${named.join(', ')}${more}`;
}
