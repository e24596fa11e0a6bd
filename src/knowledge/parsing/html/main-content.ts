import { type StructuredText, type TextBlock } from '../structured-text.js';
import { TextBuilder } from '../text-builder.js';
import { lineKeysOf } from './article-lines.js';
import { type PageParts } from './page-parts.js';

/** Of the letters of a page: with less, an article is not what the page is about. */
const LEAST_SHARE = 0.4;
/** In characters: a paragraph, and no mark or label. */
const PARAGRAPH_LENGTH = 60;
/** Between the paragraphs of an article, what is so long is one as well. */
const LEAST_LENGTH = 50;
/** How many blocks before an article its title may stand. */
const MAX_BEFORE = 30;

/**
 * The article on a page: the lines that were found to be of it, and what stands between them and between its title and
 * them. Behind them, what is beside them in the same part of the page: tables, lists, and what has a heading of its own.
 * The page as it is, where there is none, or where most of the page is something else.
 *
 * @param limit of the text's length.
 */
export function mainContentOf(
  page: StructuredText,
  article: ReadonlySet<string>,
  parts: PageParts,
  limit: number,
): StructuredText {
  const isKept = articleOf(page, article, parts);
  const builder = new TextBuilder(limit);
  for (const [index, block] of page.blocks.entries()) {
    const { kind, start, end, level } = block;
    if (isKept(block, index) && !(kind === 'heading' && parts.isEmptied(page.blocks, index)))
      builder.add(kind, page.text.slice(start, end), level);
  }
  builder.title = page.title;
  return builder.build();
}

type IsKept = (block: TextBlock | undefined, index: number) => boolean;

function articleOf(page: StructuredText, article: ReadonlySet<string>, parts: PageParts): IsKept {
  const isArticle = page.blocks.map((block) => isAmong(article, lineKeysOf(page, block)));
  const letters = page.blocks.flatMap((block) => lineKeysOf(page, block)).reduce(lengthWith, 0);
  const isParagraph = ({ start, end }: TextBlock, index: number) =>
    isArticle[index] === true && end - start > PARAGRAPH_LENGTH;
  const first = page.blocks.findIndex(isParagraph);
  if (first < 0 || [...article].reduce(lengthWith, 0) < letters * LEAST_SHARE) return () => true;
  const last = page.blocks.findLastIndex(isParagraph);
  const from = titleBefore(page.blocks, first);
  const isBeside = parts.with(last);
  const headingBehind = page.blocks.findIndex(({ kind }, index) => index > last && kind === 'heading');
  const isUnderHeading = (index: number) => headingBehind >= 0 && index > headingBehind;
  const isKept: IsKept = (block, index) => {
    if (!block || isArticle[index] === true) return block !== undefined;
    if (index < from || (index > last && !isBeside(index))) return false;
    if (block.kind === 'paragraph' && index > last) return isUnderHeading(index);
    if (block.kind !== 'heading')
      return block.kind !== 'paragraph' || block.end - block.start >= LEAST_LENGTH;
    const next = page.blocks[index + 1];
    return index === from || (next?.kind !== 'heading' && isKept(next, index + 1));
  };
  return isKept;
}

function isAmong(article: ReadonlySet<string>, lines: readonly string[]): boolean {
  const found = lines.filter((line) => article.has(line)).reduce(lengthWith, 0);
  return found > 0 && found * 2 >= lines.reduce(lengthWith, 0);
}

function titleBefore(blocks: readonly TextBlock[], first: number): number {
  const from = Math.max(0, first - MAX_BEFORE);
  const title = blocks.slice(from, first).findLastIndex(({ level }) => level === 1);
  return title < 0 ? first : from + title;
}

function lengthWith(sum: number, text: string): number {
  return sum + text.length;
}
