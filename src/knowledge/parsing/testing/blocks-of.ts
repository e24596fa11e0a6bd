import { type StructuredText } from '../structured-text.js';

/** The blocks as `kind: text`, headings as `h1: text`. */
export function blocksOf({ text, blocks }: StructuredText): string[] {
  return blocks.map(
    ({ kind, level, start, end }) => `${level === undefined ? kind : `h${level}`}: ${text.slice(start, end)}`,
  );
}
