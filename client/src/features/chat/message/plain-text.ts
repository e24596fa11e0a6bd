import { CITATION } from '../citations.js';

const rules: readonly (readonly [RegExp, string])[] = [
  [/```[^\n]*\n?/g, ''],
  [/!?\[([^\]]*)\]\([^)]*\)/g, '$1'],
  [/^\s{0,3}(#{1,6}|>|[-*+]|\|)\s*/gm, ''],
  [/[*_`~|]+/g, ''],
  [CITATION, ''],
  [/\s+/g, ' '],
];

/** Markdown without its marks, near enough to be read aloud. */
export function toPlainText(markdown: string): string {
  return rules.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), markdown).trim();
}
