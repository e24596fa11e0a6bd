import { type Element, type Root, type RootContent } from 'hast';

const FOOTNOTE_LABEL = 'footnote-label';
/** The page's own headings end at this rank. */
const ABOVE = 2;
const LOWEST = 6;
/** Code and formulas, in any language. */
const LEFT_TO_RIGHT = ['pre', 'var'];

const isElement = (node: RootContent): node is Element => node.type === 'element';

const rankOf = ({ tagName }: Element) => {
  const rank = /^h([1-6])$/.exec(tagName)?.[1];
  return rank === undefined ? undefined : Number(rank);
};

function elementsOf(node: Root | Element): Element[] {
  const children: RootContent[] = node.children;
  return children.filter(isElement).flatMap((child) => [child, ...elementsOf(child)]);
}

/** What of the headings around it decides how those of a part are ranked. */
export interface Headings {
  /** The ranks that the model gave to any of them. */
  used: readonly number[];
  /** The rank on the page of the one before. */
  before: number;
}

export const NO_HEADINGS: Headings = { used: [], before: ABOVE };

/** The rank on the page of a heading: below those of the page, as the model ranked it and without leaving a rank out. */
export function rankBelow({ used, before }: Headings, rank: number): number {
  const higher = new Set(used.filter((other) => other < rank)).size;
  return Math.min(ABOVE + 1 + higher, before + 1, LOWEST);
}

function rankHeadings(elements: readonly Element[], around: Headings | undefined): void {
  const used = around?.used ?? elements.map(rankOf).filter((rank) => rank !== undefined);
  let before = around?.before ?? ABOVE;
  for (const element of elements) {
    const rank = rankOf(element);
    if (rank === undefined) continue;
    before = rankBelow({ used, before }, rank);
    element.tagName = `h${before}`;
  }
}

/** Each block runs as its own first letter does; what is inside of it follows, by the style sheet. */
function direct(blocks: readonly RootContent[]): void {
  for (const block of blocks) {
    if (!isElement(block)) continue;
    if (block.properties.dataFootnotes === true) direct(block.children);
    else block.properties.dir = LEFT_TO_RIGHT.includes(block.tagName) ? 'ltr' : 'auto';
  }
}

/** The heading of the footnotes has an id, which is to be the only one of its name on the page. */
function nameFootnotes(elements: readonly Element[], prefix: string): void {
  const own = `${prefix}${FOOTNOTE_LABEL}`;
  for (const { properties } of elements) {
    if (properties.id === FOOTNOTE_LABEL) properties.id = own;
    if (Array.isArray(properties.ariaDescribedBy)) properties.ariaDescribedBy = [own];
  }
}

/**
 * A rehype plugin: makes a reply a part of the page that it stands on.
 *
 * @param prefix of the ids in it.
 * @param headings around what is drawn, where that is a part of the reply.
 */
export function rehypeReply(prefix: string, headings?: Headings) {
  return (tree: Root): void => {
    const elements = elementsOf(tree);
    rankHeadings(elements, headings);
    nameFootnotes(elements, prefix);
    direct(tree.children);
  };
}
