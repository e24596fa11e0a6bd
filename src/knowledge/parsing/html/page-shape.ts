import { Parser } from 'htmlparser2';
import { isCalledAround, isStyledAround } from './called-around.js';
import { headingLevel, isBlock, isUnseen } from './html-elements.js';
import { requireDepth } from './require-depth.js';

/** What surrounds the content of a page, by the name of its element or by its role. */
const AROUND = new Set('nav aside footer header form button dialog menu'.split(' '));
const ROLES = new Set(
  'navigation banner contentinfo complementary search dialog alertdialog menu menubar'.split(' '),
);
/** What may be nothing but a list of links. Cells are none: without one, those behind it stand under other names. */
const LISTS = new Set('ul ol dl table div section p'.split(' '));
/** Of these, what has one link alone, or links that are parts of a page, says what it links to. */
const PROSE = new Set('div section p'.split(' '));
const CELLS = new Set(['td', 'th']);
/** Named after what else is on the page, or after what they say. */
const NEVER_NAMED = new Set('html body main article h1 h2 h3 h4 h5 h6 tr td th li dt dd'.split(' '));
const CONTENT = new Set(['article', 'main', 'section']);
/** A button in one of these is a title that opens what it is about. */
const TITLES = new Set(['summary', 'dt']);
/** Of the letters of a part: with more in links, it leads elsewhere. */
const MAX_LINKED = 0.6;
/** Of the letters of the page: what has more is its content, whatever it is called. */
const LARGE_SHARE = 0.4;
/** A page with more is read as it is. */
const MAX_ELEMENTS = 200_000;

/** What is known of a page before it is read. */
export interface PageShape {
  /** What surrounds its content: elements by their place among all. */
  surroundings: ReadonlySet<number>;
  /** Of each element the place of the one around it, from 1; 0 where there is none. */
  parents: readonly number[];
  /** The parts that say of themselves that they are content. */
  contents: ReadonlySet<number>;
  elements: number;
  depth: number;
}

interface Part {
  place: number;
  name: string;
  isAround: boolean;
  /** It is named after what surrounds a page, or after its heading. */
  isIdentified: boolean;
  isAside: boolean;
  isLink: boolean;
  isUnseen: boolean;
  letters: number;
  linked: number;
  links: number;
  /** A link is around more than words. */
  hasBlockInLink: boolean;
  /** A cell says something that is no link. */
  hasFacts: boolean;
  hasHeading: boolean;
  hasTitle: boolean;
}

/** @returns undefined for a page that has too many elements to tell. */
export function shapeOf(source: string): PageShape | undefined {
  const large = LARGE_SHARE * lettersIn(source);
  const surroundings = new Set<number>();
  const open: Part[] = [];
  const inside = { links: 0, contents: 0, titles: 0 };
  const parents: number[] = [0];
  const contents = new Set<number>();
  let [elements, depth] = [0, 0];
  const count = ({ name, isLink }: Part, by: 1 | -1) => {
    if (isLink) inside.links += by;
    if (CONTENT.has(name)) inside.contents += by;
    if (isTitle(name)) inside.titles += by;
  };
  const close = (part: Part) => {
    if (part.isUnseen) return;
    if (CELLS.has(part.name)) part.hasFacts ||= part.letters > 0 && !isLinked(part);
    const isAround = part.letters < large && surrounds(part, inside.contents > 0);
    if (isAround || (part.letters < large && leadsElsewhere(part))) surroundings.add(part.place);
    const parent = open.at(-1);
    // What is around is no part of what is around that.
    if (parent && !isAround) addTo(parent, part);
  };
  const parser = new Parser({
    onopentag: (name, attributes) => {
      elements += 1;
      const part = {
        ...partOf(name, attributes, inside.titles > 0),
        place: elements,
        isUnseen: open.at(-1)?.isUnseen === true || isUnseen(name, attributes),
        hasBlockInLink: inside.links > 0 && isBlock(name),
      };
      parents.push(open.at(-1)?.place ?? 0);
      if (name === 'main' || name === 'article') contents.add(elements);
      open.push(part);
      requireDepth(open);
      depth = Math.max(depth, open.length);
      count(part, 1);
    },
    onclosetag: () => {
      const part = open.pop();
      if (!part) return;
      count(part, -1);
      close(part);
    },
    ontext: (text) => {
      const part = open.at(-1);
      if (!part || part.isUnseen) return;
      const letters = lettersOf(text);
      part.letters += letters;
      if (inside.links > 0) part.linked += letters;
    },
  });
  parser.end(source);
  return elements > MAX_ELEMENTS ? undefined : { surroundings, parents, contents, elements, depth };
}

function partOf(name: string, attributes: Record<string, string>, isInTitle: boolean) {
  const role = attributes.role?.toLowerCase() ?? '';
  const isNamed = !NEVER_NAMED.has(name);
  const isAside = name === 'aside' || role === 'complementary';
  const isAround = name === 'button' ? !isInTitle && !opensText(attributes) : AROUND.has(name);
  const isLink = name === 'a' && leadsToPage(attributes.href);
  return {
    ...{ name, isLink, links: isLink ? 1 : 0, letters: 0, linked: 0, hasFacts: false },
    isAround: (isAround || ROLES.has(role)) && !isAside,
    isAside,
    isIdentified: isNamed && isCalledAround(attributes.id),
    ...(isNamed && isStyledAround(attributes.class) ? { isAround: true } : {}),
    hasHeading: headingLevel(name) !== undefined,
    hasTitle: headingLevel(name) === 1,
  };
}

function isTitle(name: string): boolean {
  return TITLES.has(name) || headingLevel(name) !== undefined;
}

/** Whether a button is the title of a text that it opens, such as a question is. */
function opensText(attributes: Record<string, string>): boolean {
  const opens = attributes['data-bs-toggle'] ?? attributes['data-toggle'];
  return opens === 'collapse' || ('aria-expanded' in attributes && !('aria-haspopup' in attributes));
}

/** A telephone number is read, and so is what is named to be led to. */
function leadsToPage(address: string | undefined): boolean {
  return address !== undefined && !/^\s*(?:tel|mailto|sms|fax|geo):/i.test(address);
}

function isLinked({ linked, letters }: Part): boolean {
  return linked > letters * MAX_LINKED;
}

function surrounds(part: Part, isInContent: boolean): boolean {
  if (part.isIdentified && !part.hasHeading) return true;
  if (part.isAside) return part.isAround || !isInContent || isLinked(part);
  return part.isAround && !(part.name === 'header' && isInContent && part.hasHeading);
}

function leadsElsewhere(part: Part): boolean {
  if (!LISTS.has(part.name) || part.hasTitle || !isLinked(part)) return false;
  return PROSE.has(part.name) ? part.links > 1 && !part.hasBlockInLink : !part.hasFacts;
}

function addTo(parent: Part, part: Part): void {
  parent.letters += part.letters;
  parent.linked += part.linked;
  parent.links += part.links;
  parent.hasBlockInLink ||= part.hasBlockInLink;
  parent.hasFacts ||= part.hasFacts;
  parent.hasHeading ||= part.hasHeading;
  parent.hasTitle ||= part.hasTitle;
}

/** All that can be seen of a page. */
function lettersIn(source: string): number {
  const unseen: boolean[] = [];
  let letters = 0;
  const parser = new Parser({
    onopentag: (name, attributes) => {
      unseen.push(unseen.at(-1) === true || isUnseen(name, attributes));
      requireDepth(unseen);
    },
    onclosetag: () => unseen.pop(),
    ontext: (text) => {
      if (unseen.at(-1) !== true) letters += lettersOf(text);
    },
  });
  parser.end(source);
  return letters;
}

function lettersOf(text: string): number {
  return text.replace(/\s+/g, '').length;
}
