import { type PdfLine, type PdfPage } from './pdf-line.js';
import { measure } from './pdf-measures.js';

/** The share of a page's height, at its top and at its bottom, where headers and footers stand. */
const MARGIN = 0.09;
/** Of the pages: enough for what stands on every left page, or every right one. */
const LEAST_SHARE = 0.4;
const LEAST_PAGES = 3;
const MAX_NUMBERED_LENGTH = 60;

/** Takes out what is the same in the margins of most pages, and what differs by the number of the page alone. */
export function withoutFurniture(pages: readonly PdfPage[]): PdfPage[] {
  const measures = measure(pages.flatMap(({ lines }) => lines));
  // What is set as a heading is a title of its page, and its number belongs to it.
  const keyOf = (line: PdfLine) =>
    measures.headingLevel(line) === undefined ? numberedKeyOf(line) : line.text;
  const counts = new Map<string, number>();
  for (const page of pages) {
    for (const key of new Set(page.lines.filter((line) => isInMargin(line, page)).map(keyOf))) {
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  const least = Math.max(LEAST_PAGES, pages.length * LEAST_SHARE);
  const isFurniture = (line: PdfLine, page: PdfPage) =>
    isInMargin(line, page) && (counts.get(keyOf(line)) ?? 0) >= least;
  const kept = pages.map((page) => ({
    ...page,
    lines: page.lines.filter((line) => !isFurniture(line, page)),
  }));
  return kept.some(({ lines }) => lines.length > 0) ? kept : [...pages];
}

function isInMargin({ y }: PdfLine, { bottom, top }: PdfPage): boolean {
  const margin = (top - bottom) * MARGIN;
  return y < bottom + margin || y > top - margin;
}

function numberedKeyOf({ text }: PdfLine): string {
  return text.length <= MAX_NUMBERED_LENGTH ? text.replace(/\d+/g, '#') : text;
}
