import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { type StructuredText, type TextBlock } from '../structured-text.js';
import { type PageShape } from './page-shape.js';

/** A larger page takes long to be judged, and is hardly an article. */
const MAX_ELEMENTS = 8_000;
const MAX_DEPTH = 200;
const MAX_LENGTH = 4_000_000;
/** Of the text that counts for an article, in characters. */
const LEAST_LENGTH = 250;

/** The lines of the article that a page is, as {@link lineKeysOf} has them. Empty where it seems to be none. */
export function articleLines(
  source: string,
  { elements, depth }: PageShape,
  read: (html: string) => StructuredText,
): ReadonlySet<string> {
  if (elements > MAX_ELEMENTS || depth > MAX_DEPTH || source.length > MAX_LENGTH) return new Set();
  const article = articleOf(source);
  if (typeof article?.content !== 'string') return new Set();
  const text = read(article.content);
  return new Set([keyOf(article.title ?? ''), ...text.blocks.flatMap((block) => lineKeysOf(text, block))]);
}

function articleOf(source: string) {
  try {
    // The types of a browser are not known here.
    const { document } = parseHTML(source) as unknown as { document: never };
    return new Readability(document, { charThreshold: LEAST_LENGTH }).parse();
  } catch {
    // What is no page, such as a few tags, has no parts that both rely on.
    return null;
  }
}

/** The lines of a block by their letters and digits alone, without the marks of items. */
export function lineKeysOf({ text }: StructuredText, { kind, start, end }: TextBlock): string[] {
  return text
    .slice(start, end)
    .split('\n')
    .map((line) => keyOf(kind === 'list-item' ? line.replace(/^\s*(?:-|\S{1,9}\.)\s/, '') : line))
    .filter((key) => key !== '');
}

function keyOf(line: string): string {
  return line.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
