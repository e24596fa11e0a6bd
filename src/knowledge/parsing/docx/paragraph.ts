import { type ListNumbers } from './list-numbers.js';
import { type Styles } from './styles.js';

const MAX_HEADING_LEVEL = 6;
const MAX_LIST_LEVEL = 9;
/** Passed on as they are. */
const TITLES = new Set(['title', 'subtitle']);

/** How a paragraph is set, as far as its text depends on it. */
export interface Paragraph {
  style: string;
  list: string | undefined;
  level: number | undefined;
  outline: number | undefined;
  /** What stands before its first word. */
  label: string;
}

/**
 * Works out what stands before the words of a paragraph, which counts it.
 *
 * @returns the style that it is passed on in; empty where that is none.
 */
export function settle(
  paragraph: Paragraph,
  { styles, numbers }: { styles: Styles; numbers: ListNumbers },
): string {
  const name = styles.nameOf(paragraph.style);
  const outline =
    paragraph.outline === undefined ? styles.headingLevel(paragraph.style) : paragraph.outline + 1;
  const list = paragraph.list ?? styles.listOf(paragraph.style)?.list;
  const level =
    paragraph.level ?? numbers.levelOfStyle(paragraph.style) ?? styles.listOf(paragraph.style)?.level ?? 0;
  const label = list === undefined ? undefined : numbers.next(list, level);
  paragraph.label = label ?? '';
  let style = '';
  if (TITLES.has(name)) style = name;
  else if (outline !== undefined && outline >= 1 && outline <= MAX_LIST_LEVEL) {
    style = `heading${Math.min(outline, MAX_HEADING_LEVEL)}`;
    if (label === '-') paragraph.label = '';
  } else if (label !== undefined) style = `item${Math.min(level + 1, MAX_LIST_LEVEL)}`;
  return style;
}
